import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { doorTo } from '../../../local/drill/door';

const server = createServer((_, response) => response.end('inside'));

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());

test('a door lets through, and nobody while it is barred', async () => {
  const door = await doorTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const knock = async () => (await fetch(door.address)).text();

  expect(await knock()).toBe('inside');
  await door.bar();
  await expect(knock()).rejects.toThrow('fetch failed');
  await door.open();
  expect(await knock()).toBe('inside');
  await door.bar();
});
