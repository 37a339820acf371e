import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { delivery } from './delivery';

const S3 = 's3.amazonaws.com';

/** Lets S3 put its reports about these buckets below a prefix: https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html */
export function letS3Report(to: IBucket, prefix: string, about: readonly IBucket[]): void {
  to.addToResourcePolicy(delivery(S3, to.arnForObjects(`${prefix}/*`), about));
}

/** Lets S3 encrypt its reports, about the buckets with such names: a key that named their ARNs would wait for buckets that wait for it. */
export function letS3Encrypt(key: IKey, names: string): void {
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(S3)],
      actions: ['kms:GenerateDataKey'],
      resources: ['*'], // in a key's policy: this key
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: { 'aws:SourceArn': `arn:${Stack.of(key).partition}:s3:::${names}` },
      },
    }),
  );
}
