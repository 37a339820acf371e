import { purgeCdn } from '../../../lambdas/purge-cdn/purge-cdn';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import { aHint } from '../../support/hints';
import { MemoryCdn } from '../../support/memory-cdn';

const ASSET = assetIdOf('originals', aHint().key);

describe('purging the CDN', () => {
  test('makes it forget every edition of the asset and no other', async () => {
    const cdn = new MemoryCdn();

    await purgeCdn(aHint(), 'first message', cdn);

    expect(await cdn.purged()).toEqual([`/i/${ASSET}/*`]);
  });

  test('does it once for one message, and again for the next about the same asset', async () => {
    const cdn = new MemoryCdn();

    for (const message of ['first', 'first', 'second']) await purgeCdn(aHint(), message, cdn);

    expect(await cdn.purged()).toHaveLength(2);
  });
});
