import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../../environment';
import { allowedBy } from './resource-policy';

/** What a bucket's policy lets CloudFront do with it. */
export type BucketGrants = {
  mayRead(key: string): boolean;
  readonly mayList: boolean;
};

/** Asks for the policies of buckets as they are deployed. A bucket without one grants nothing. */
export async function bucketGrants(
  buckets: readonly string[],
  distributionArn: string,
  endpoint: string,
): Promise<ReadonlyMap<string, BucketGrants>> {
  const client = new S3Client({ ...clientConfig(endpoint), forcePathStyle: true, followRegionRedirects: true });
  const granted = buckets.map(async (bucket) => {
    const policy = await policyOf(bucket, client);
    return [bucket, grantsIn(policy, bucket, distributionArn)] as const;
  });
  return new Map(await Promise.all(granted));
}

async function policyOf(Bucket: string, client: S3Client): Promise<string> {
  try {
    const { Policy = '{}' } = await client.send(new GetBucketPolicyCommand({ Bucket }));
    return Policy;
  } catch (error) {
    if ((error as Error).name === 'NoSuchBucketPolicy') return '{}';
    throw error;
  }
}

/** What a policy document grants CloudFront on behalf of one distribution. */
export function grantsIn(policy: string, bucket: string, distributionArn: string): BucketGrants {
  const allows = allowedBy(policy, distributionArn);
  return {
    mayRead: (key) => allows('s3:GetObject', `arn:aws:s3:::${bucket}/${key}`),
    mayList: allows('s3:ListBucket', `arn:aws:s3:::${bucket}`),
  };
}
