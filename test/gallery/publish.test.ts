import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { publishGallery } from '../../gallery/publish';

jest.mock('../../gallery/build', () => ({
  buildPage: async () => [
    { path: 'index.html', body: '<!doctype html>' },
    { path: 'assets/index-1234.js', body: 'script' },
  ],
}));

describe('publishing the page', () => {
  test('puts what never changes first and for a year, then what is asked for every time', async () => {
    const client = new S3Client({});
    const s3 = mockClient(client);
    s3.on(PutObjectCommand).resolves({});

    await publishGallery(client, 'site', { signInUrl: 'https://sign-in', clientId: 'page' });

    const put = s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);
    expect(put.map(({ Key, ContentType, CacheControl }) => [Key, ContentType, CacheControl])).toEqual([
      ['assets/index-1234.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['index.html', 'text/html; charset=utf-8', 'public, max-age=0, must-revalidate'],
      ['settings.json', 'application/json', 'public, max-age=0, must-revalidate'],
    ]);
    expect(put.at(-1)?.Body).toBe('{"signInUrl":"https://sign-in","clientId":"page"}');
  });
});
