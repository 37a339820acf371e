import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { given, queueUrl } from '../support/path';
import { isRefused } from './attempts/attempt';
import { actorInRole, rolesOfFunctions } from './attempts/roles';

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
  test('is refused by a bucket, whatever the role may do', async () => {
    const object = { Bucket: given().originals, Key: `u/guest/${randomUUID()}`, Body: 'in the clear' };
    const role = await inRoleOf('presign-upload');

    expect(await isRefused(() => byPlainHttp(new S3Client(role)).send(new PutObjectCommand(object)))).toBe(true);
    expect(await isRefused(() => new S3Client(role).send(new PutObjectCommand(object)))).toBe(false);
  });

  test('is refused by a queue', async () => {
    const QueueUrl = await queueUrl(given().sqs, 'purge-cdn');
    const role = await inRoleOf('purge-cdn');
    const receive = () => new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 });

    expect(await isRefused(() => byPlainHttp(new SQSClient(role)).send(receive()))).toBe(true);
    expect(await isRefused(() => new SQSClient(role).send(receive()))).toBe(false);
  });
});
