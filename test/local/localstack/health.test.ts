import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Obstacle } from '../../../command/obstacle';
import { requireLocalStack } from '../../../local/localstack/health';

/** What `requireLocalStack` makes of somebody who answers this. */
async function verdictOn(answer: object): Promise<string | undefined> {
  const server = createServer((_, response) => response.end(JSON.stringify(answer))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await requireLocalStack(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

const COMMUNITY = { version: '4.14.0', edition: 'community', is_license_activated: false };

describe('what answers at an endpoint', () => {
  test('is taken without a word when it is the LocalStack that was measured', async () => {
    expect(await verdictOn(COMMUNITY)).toBeUndefined();
  });

  test.each([
    [
      'of another version',
      { version: '2026.4.0' },
      'This is LocalStack 2026.4.0, docs/engines.md was measured with 4.14.0',
    ],
    ['with a licence', { is_license_activated: true }, 'runs with a licence'],
  ])('is taken with a sentence when it is one %s', async (_, change, sentence) => {
    expect(await verdictOn({ ...COMMUNITY, ...change })).toContain(sentence);
  });

  test('is refused when it is another engine', async () => {
    await expect(verdictOn({ error: 'Unknown LocalStack endpoint: /_localstack/info' })).rejects.toThrow(Obstacle);
  });

  test('is refused when nobody is there, or it is not this machine', async () => {
    await expect(requireLocalStack('http://127.0.0.1:1')).rejects.toThrow(
      'no LocalStack answers at http://127.0.0.1:1',
    );
    await expect(requireLocalStack('http://10.0.0.1:4566')).rejects.toThrow('is not this machine');
  });
});
