import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../../environment';

/** What a bucket's policy lets CloudFront do with it. */
export type BucketGrants = {
  mayRead(key: string): boolean;
  readonly mayList: boolean;
};

type Statement = {
  Effect: string;
  Principal?: { Service?: string | string[] } | string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
};

/** Asks for the policies of buckets as they are deployed. A bucket without one grants nothing. */
export async function bucketGrants(
  buckets: readonly string[],
  distributionArn: string,
  endpoint: string,
): Promise<ReadonlyMap<string, BucketGrants>> {
  const client = new S3Client({ ...clientConfig(endpoint), forcePathStyle: true });
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
  const { Statement = [] } = JSON.parse(policy) as { Statement?: Statement[] };
  const ours = Statement.filter((statement) => isForDistribution(statement, distributionArn));
  const allows = (action: string, arn: string) =>
    ours.some(({ Action, Resource }) => includes(Action, action) && includes(Resource, arn));
  return {
    mayRead: (key) => allows('s3:GetObject', `arn:aws:s3:::${bucket}/${key}`),
    mayList: allows('s3:ListBucket', `arn:aws:s3:::${bucket}`),
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html */
function isForDistribution({ Effect, Principal, Condition = {} }: Statement, distributionArn: string): boolean {
  const service = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [];
  if (Effect !== 'Allow' || !service.includes('cloudfront.amazonaws.com')) return false;
  const sources = Object.values(Condition).flatMap(
    (values) => values['aws:SourceArn'] ?? values['AWS:SourceArn'] ?? [],
  );
  return sources.every((pattern) => includes(pattern, distributionArn));
}

function includes(patterns: string | readonly string[], text: string): boolean {
  return [patterns].flat().some((pattern) => {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
  });
}
