import { createHash } from 'node:crypto';
import { type CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import DataLoader from 'dataloader';
import type { Cdn } from './cdn';
import { WILDCARDS_IN_PROGRESS } from './contract';

type Purge = { readonly prefix: string; readonly order: string };

/**
 * The distribution that `distributionId` knows of, if any. What is purged in the same turn of the event loop travels in one request;
 * when too many are in progress at CloudFront, that fails and is to be tried again later.
 */
export function cloudFrontCdn(client: CloudFrontClient, distributionId: () => Promise<string | undefined>): Cdn {
  const purgeAll = async (purges: readonly Purge[]): Promise<true[]> => {
    const id = await distributionId();
    if (id !== undefined) await client.send(invalidationOf(id, purges));
    return purges.map(() => true);
  };
  const loader = new DataLoader(purgeAll, { maxBatchSize: WILDCARDS_IN_PROGRESS, cache: false });
  return { purge: async (prefix, order) => void (await loader.load({ prefix, order })) };
}

/** The same for the same orders, so that CloudFront answers with the first one: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_InvalidationBatch.html */
function invalidationOf(DistributionId: string, purges: readonly Purge[]): CreateInvalidationCommand {
  const Items = [...new Set(purges.map(({ prefix }) => `/${prefix}*`))].sort();
  const orders = purges.map(({ order }) => order).sort();
  const CallerReference = createHash('sha256').update(orders.join('\n')).digest('base64url');
  return new CreateInvalidationCommand({
    DistributionId,
    InvalidationBatch: { CallerReference, Paths: { Quantity: Items.length, Items } },
  });
}
