import { Readable } from 'node:stream';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { accountBlock } from '../../../operate/public-access/account-block';

type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type Asked = { readonly request: string; readonly account: unknown; readonly body: string };

const PARTS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
const ADDRESS = '/v20180820/configuration/publicAccessBlock';

const configuration = (blocked: readonly string[]): string => {
  const parts = PARTS.map((part) => `<${part}>${blocked.includes(part)}</${part}>`).join('');
  return `<PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">${parts}</PublicAccessBlockConfiguration>`;
};

const ABSENT =
  '<ErrorResponse><Error><Code>NoSuchPublicAccessBlockConfiguration</Code><Message>none</Message></Error></ErrorResponse>';

/** S3 as it answers once, and what it was asked. */
function given({ status = 200, body = '' }: { readonly status?: number; readonly body?: string }) {
  const asked: Asked[] = [];
  const requestHandler = {
    async handle({ method, path, headers, body: sent = '' }: HttpRequest) {
      asked.push({ request: `${method} ${path}`, account: headers['x-amz-account-id'], body: String(sent) });
      const answered = { 'content-type': 'application/xml' };
      return { response: { statusCode: status, headers: answered, body: Readable.from([body]) } };
    },
  };
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3ControlClient({ region: 'eu-west-1', credentials, requestHandler: requestHandler as never });
  return { block: accountBlock(client, '123456789012'), asked };
}

describe('the block of an account', () => {
  test.each([
    ['complete with all four parts', 200, configuration(PARTS), true],
    ['not with three', 200, configuration(PARTS.slice(1)), false],
    ['not where nobody ever set it', 404, ABSENT, false],
  ])('is %s', async (_, status, body, expected) => {
    const { block, asked } = given({ status, body });

    expect(await block.isComplete()).toBe(expected);
    expect(asked).toEqual([{ request: `GET ${ADDRESS}`, account: '123456789012', body: '' }]);
  });

  test('becomes complete by one request that names all four parts', async () => {
    const { block, asked } = given({});

    await block.complete();

    expect(asked).toMatchObject([{ request: `PUT ${ADDRESS}`, account: '123456789012' }]);
    for (const part of PARTS) expect(asked[0]?.body).toContain(`<${part}>true</${part}>`);
  });

  test('says what AWS refuses', async () => {
    const body = '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>';

    await expect(given({ status: 403, body }).block.isComplete()).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
