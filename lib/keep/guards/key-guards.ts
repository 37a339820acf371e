import type { Condition, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { refusal } from './refusal';

/** What an upload may say about encryption: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/**
 * Refuses whoever uploads under another key than the bucket's own: nobody here could read, render or restore that object. Who says nothing
 * about encryption, as a presigned upload does, gets the bucket's key. `Null` does that: a lone `StringNotEquals` would also refuse silence.
 */
export function keyGuards(bucket: IBucket, key: IKey | undefined): PolicyStatement[] {
  const refused = (sid: string, conditions: Record<string, Condition>) =>
    refusal({ sid, actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')], conditions });
  if (!key) {
    const other = { StringNotEquals: { [ALGORITHM]: 'AES256' }, Null: { [ALGORITHM]: 'false' } };
    return [refused('OtherEncryption', other)];
  }
  return [
    refused('OtherKey', { StringNotEquals: { [KEY_ID]: key.keyArn }, Null: { [KEY_ID]: 'false' } }),
    // `aws:kms` without a key is the key that AWS manages for S3, `AES256` one that S3 owns: neither is ours
    refused('NoKey', { Null: { [ALGORITHM]: 'false', [KEY_ID]: 'true' } }),
  ];
}
