import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

// The bucket's own grants end in stars: `grantRead` also reads its policy and tags of objects, `grantWrite` also decrypts.

/** Lets a function read objects whose keys begin with one of these, and see that one is not there: else S3 answers 403. */
export function grantObjectReads(bucket: IBucket, grantee: IGrantable, prefixes: readonly string[]): void {
  Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: below(bucket, prefixes) });
  Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [bucket.bucketArn] });
  bucket.encryptionKey?.grant(grantee, 'kms:Decrypt');
}

/** Lets a function read every version of such objects. */
export function grantVersionReads(bucket: IBucket, grantee: IGrantable, prefixes: readonly string[]): void {
  grantObjectReads(bucket, grantee, prefixes);
  Grant.addToPrincipal({ grantee, actions: ['s3:GetObjectVersion'], resourceArns: below(bucket, prefixes) });
}

/** Lets a function write such objects, each in one piece. */
export function grantObjectWrites(bucket: IBucket, grantee: IGrantable, prefixes: readonly string[]): void {
  Grant.addToPrincipal({ grantee, actions: ['s3:PutObject'], resourceArns: below(bucket, prefixes) });
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
  bucket.encryptionKey?.grant(grantee, 'kms:GenerateDataKey');
}

/** Lets a function remove such objects, no version for good. */
export function grantObjectRemovals(bucket: IBucket, grantee: IGrantable, prefixes: readonly string[]): void {
  Grant.addToPrincipal({ grantee, actions: ['s3:DeleteObject'], resourceArns: below(bucket, prefixes) });
}

const below = (bucket: IBucket, prefixes: readonly string[]): string[] =>
  prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
