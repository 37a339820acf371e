import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFrontClient, CreateKeyValueStoreCommand } from '@aws-sdk/client-cloudfront';
import { engineKeyValueStore } from '../../../../local/edge/engine/engine-key-value-store';
import { clientConfig } from '../../../../local/environment';
import { pathCloud } from '../../../support/path';

/** A store of the engine's own, and a way to write into it. */
async function given() {
  const { endpoint } = pathCloud();
  const Name = `store-${randomUUID()}`;
  const client = new CloudFrontClient(clientConfig(endpoint));
  const { KeyValueStore } = await client.send(new CreateKeyValueStoreCommand({ Name }));
  const root = `${endpoint}/key-value-stores/${encodeURIComponent(KeyValueStore?.ARN ?? '')}`;
  const put = async (items: Record<string, string>) => {
    const etag = (await fetch(root)).headers.get('etag') ?? '';
    const Puts = Object.entries(items).map(([Key, Value]) => ({ Key, Value }));
    const answer = await fetch(`${root}/keys`, {
      method: 'POST',
      headers: { 'if-match': etag, 'content-type': 'application/json' },
      body: JSON.stringify({ Puts }),
    });
    expect(answer.status).toBe(200);
  };
  return { store: engineKeyValueStore(Name, endpoint), put, Name };
}

const valuesIn = async ({ read }: Awaited<ReturnType<typeof given>>['store']) =>
  Object.fromEntries((await read()).items);

describe('a key value store of the engine', () => {
  test('is read whole, over all its pages', async () => {
    const { store, put } = await given();
    const items = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`key:${index}/ü`, `value ${index}`]));
    await put(items);

    expect(await valuesIn(store)).toEqual(items);
  });

  test('shows a change soon after it was made', async () => {
    const { store, put } = await given();
    await put({ 'host:a': 'r/1' });
    await store.read();

    await put({ 'host:a': 'r/2' });
    await sleep(300);

    expect(await valuesIn(store)).toEqual({ 'host:a': 'r/2' });
  });

  test('goes by its name, and says since when it is', async () => {
    const { store, Name } = await given();

    const { ids, items, meta } = await store.read();

    expect([ids, items]).toEqual([expect.arrayContaining([Name]), []]);
    expect(Date.parse(meta.creationDateTime)).toBeGreaterThan(Date.parse('2020-01-01'));
  });
});
