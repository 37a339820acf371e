import { type CloudFrontClient, GetInvalidationCommand, ListInvalidationsCommand } from '@aws-sdk/client-cloudfront';

/** Every path of every invalidation of a distribution. */
export async function purgedPaths(client: CloudFrontClient, DistributionId: string): Promise<string[]> {
  const { InvalidationList } = await client.send(new ListInvalidationsCommand({ DistributionId }));
  const invalidations = (InvalidationList?.Items ?? []).map(({ Id }) =>
    client.send(new GetInvalidationCommand({ DistributionId, Id })),
  );
  const paths = (await Promise.all(invalidations)).map(({ Invalidation }) => Invalidation?.InvalidationBatch?.Paths);
  return paths.flatMap((path) => path?.Items ?? []);
}
