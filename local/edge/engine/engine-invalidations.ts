import { CloudFrontClient, GetInvalidationCommand, paginateListInvalidations } from '@aws-sdk/client-cloudfront';
import { clientConfig } from '../../environment';
import type { Invalidations } from '../cache/invalidations';

/** What was asked of CloudFront's own API on the engine, which stores it and does nothing. */
export function engineInvalidations(DistributionId: string, endpoint: string): Invalidations {
  const client = new CloudFrontClient(clientConfig(endpoint));
  return {
    async ids() {
      const ids: string[] = [];
      for await (const { InvalidationList } of paginateListInvalidations({ client }, { DistributionId })) {
        ids.push(...(InvalidationList?.Items ?? []).flatMap(({ Id }) => Id ?? []));
      }
      return ids;
    },
    async pathsOf(Id) {
      const { Invalidation } = await client.send(new GetInvalidationCommand({ DistributionId, Id }));
      return Invalidation?.InvalidationBatch?.Paths?.Items ?? [];
    },
  };
}
