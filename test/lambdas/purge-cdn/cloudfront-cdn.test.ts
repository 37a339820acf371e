import {
  CloudFrontClient,
  CreateInvalidationCommand,
  TooManyInvalidationsInProgress,
} from '@aws-sdk/client-cloudfront';
import { mockClient } from 'aws-sdk-client-mock';
import { cloudFrontCdn } from '../../../lambdas/purge-cdn/cloudfront-cdn';

function given(distributionId: string | undefined = 'E2EXAMPLE1ABCD') {
  const client = new CloudFrontClient({ region: 'us-east-1' });
  const cloudFront = mockClient(client);
  cloudFront.on(CreateInvalidationCommand).resolves({});
  const cdn = cloudFrontCdn(client, async () => distributionId);
  const requests = () => cloudFront.commandCalls(CreateInvalidationCommand).map(({ args }) => args[0].input);
  const batches = () => requests().map(({ InvalidationBatch }) => InvalidationBatch);
  return { cloudFront, cdn, requests, batches };
}

describe('CloudFront', () => {
  test('is told of many assets in one request, each once', async () => {
    const { cdn, requests } = given();

    await Promise.all([cdn.purge('i/b/', '1'), cdn.purge('i/a/', '2'), cdn.purge('i/b/', '3')]);

    expect(requests()).toEqual([
      {
        DistributionId: 'E2EXAMPLE1ABCD',
        InvalidationBatch: {
          CallerReference: expect.stringMatching(/^[\w-]{43}$/),
          Paths: { Quantity: 2, Items: ['/i/a/*', '/i/b/*'] },
        },
      },
    ]);
  });

  test('is never told of more in one request than may be in progress', async () => {
    const { cdn, batches } = given();

    await Promise.all(Array.from({ length: 31 }, (_, index) => cdn.purge(`i/${index}/`, String(index))));

    expect(batches().map((batch) => batch?.Paths?.Quantity)).toEqual([15, 15, 1]);
  });

  test('knows the same orders again in any sequence, and takes other orders for others', async () => {
    const { cdn, batches } = given();

    await Promise.all([cdn.purge('i/a/', '1'), cdn.purge('i/b/', '2')]);
    await Promise.all([cdn.purge('i/b/', '2'), cdn.purge('i/a/', '1')]);
    await Promise.all([cdn.purge('i/a/', '3'), cdn.purge('i/b/', '2')]);

    const [first, second, third] = batches();
    expect(second).toEqual(first);
    expect(third?.Paths).toEqual(first?.Paths);
    expect(third?.CallerReference).not.toBe(first?.CallerReference);
  });

  test('that is busy is asked again later: every message of the request fails', async () => {
    const { cloudFront, cdn } = given();
    const busy = new TooManyInvalidationsInProgress({ message: 'busy', $metadata: {} });
    cloudFront.on(CreateInvalidationCommand).rejects(busy);

    const settled = await Promise.allSettled([cdn.purge('i/a/', '1'), cdn.purge('i/b/', '2')]);

    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('that does not exist yet has nothing to forget', async () => {
    const client = new CloudFrontClient({ region: 'us-east-1' });
    const cloudFront = mockClient(client);

    await cloudFrontCdn(client, async () => undefined).purge('i/a/', '1');

    expect(cloudFront.calls()).toEqual([]);
  });
});
