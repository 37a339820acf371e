import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { given, queueUrl } from '../support/path';
import { isRefused } from './attempts/attempt';
import { everyBucket } from './attempts/buckets';
import { EVERYTHING } from './attempts/policies';
import { actorInRole, rolesOfFunctions } from './attempts/roles';
import { aUser } from './attempts/users';

/** Has a client's requests come as if by plain HTTP, which on this machine they do: see docs/local-differences.md. */
function byPlainHttp<Client extends S3Client | SQSClient>(client: Client): Client {
  const stack: Pick<S3Client['middlewareStack'], 'add'> = client.middlewareStack as never;
  stack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-forwarded-proto'] = 'http';
      return next(args);
    },
    { step: 'build' },
  );
  return client;
}

const inRoleOf = async (handler: string) => actorInRole((await rolesOfFunctions())[handler] ?? '');

describe('a request that does not come through TLS', () => {
  test.each(everyBucket())('is refused by the bucket of $name, whoever asks', async ({ bucket: Bucket, region }) => {
    const actor = { ...(await aUser([EVERYTHING])), region };
    const list = () => new ListObjectsV2Command({ Bucket, MaxKeys: 1 });

    expect(await isRefused(() => byPlainHttp(new S3Client(actor)).send(list()))).toBe(true);
    expect(await isRefused(() => new S3Client(actor).send(list()))).toBe(false);
  });

  test('is refused by a queue', async () => {
    const QueueUrl = await queueUrl(given().sqs, 'purge-cdn');
    const role = await inRoleOf('purge-cdn');
    const receive = () => new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 });

    expect(await isRefused(() => byPlainHttp(new SQSClient(role)).send(receive()))).toBe(true);
    expect(await isRefused(() => new SQSClient(role).send(receive()))).toBe(false);
  });
});
