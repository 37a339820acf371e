import { request as send } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { apiBehaviour, behaviour, edgeStack, servedEdge, stopServed } from '../../../support/edge';

afterEach(stopServed);

const TEXT = 'the same words again and again. '.repeat(100);
type Raw = {
  readonly status?: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
};

/** `fetch` would decompress by itself, and say which encodings it takes. */
const raw = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Raw>((resolve, reject) => {
    const call = send(url, { headers, method, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
    });
    call.on('error', reject).end();
  });

type Given = {
  readonly text?: string;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly compress?: boolean;
  readonly behaviours?: object[];
};

async function given({ text = TEXT, status = 200, headers = {}, compress = true, behaviours = [] }: Given = {}) {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const edge = await servedEdge(
    edgeStack({ DefaultCacheBehavior: behaviour('site', { Compress: compress }), CacheBehaviors: behaviours }),
    {
      answer: (request, response) => {
        const isSame = request.headers['if-none-match'] === '"v1"';
        const said = {
          'content-type': 'text/css; charset=utf-8',
          etag: '"v1"',
          'cache-control': 'max-age=60',
          ...headers,
        };
        response.writeHead(isSame ? 304 : status, {
          ...said,
          ...(!isSame && { 'content-length': Buffer.byteLength(text) }),
        });
        response.end(isSame ? undefined : text);
      },
      grants: { mayRead: () => true, mayList: true },
      nowMs: () => now,
    },
  );
  const get = (encodings?: string, more: Record<string, string> = {}, method = 'GET') =>
    raw(`${edge.address}/a`, { ...(encodings && { 'accept-encoding': encodings }), ...more }, method);
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { ...edge, get, pass };
}

const encodingOf = ({ headers }: Raw) => headers['content-encoding'];

// the rules of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
describe('an answer of text', () => {
  test('is compressed as the viewer takes it, with Brotli before gzip', async () => {
    const { get } = await given();

    const [brotli, gzip] = [await get('gzip, deflate, br'), await get('gzip')];

    expect([encodingOf(brotli), encodingOf(gzip)]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(TEXT);
    expect(gunzipSync(gzip.body).toString()).toBe(TEXT);
    expect(brotli.headers['content-length']).toBe(String(brotli.body.byteLength));
  });

  test.each([undefined, 'identity', 'deflate', 'br;q=0, gzip;q=0.0'])(
    'is sent as it is to who takes %s',
    async (encodings) => {
      const { get } = await given();

      const answer = await get(encodings);

      expect([encodingOf(answer), answer.body.toString()]).toEqual([undefined, TEXT]);
    },
  );

  test('says that it depends on the encoding, and has a weak tag', async () => {
    const { get } = await given({ headers: { vary: 'Origin' } });

    const { headers } = await get('br');

    expect([headers.vary, headers.etag]).toEqual(['Origin, Accept-Encoding', 'W/"v1"']);
  });

  test('is kept once for each set of encodings that viewers take, whatever else they say', async () => {
    const { get, seen } = await given();

    const results = [
      await get('br'),
      await get('br, deflate;q=1'),
      await get('gzip'),
      await get('gzip, br'),
      await get(),
    ];

    expect(results.map(({ headers }) => headers['x-cache'])).toEqual(
      ['Miss', 'Hit', 'Miss', 'Miss', 'Miss'].map((result) => `${result} from cloudfront`),
    );
    expect(seen.map(({ headers }) => headers['accept-encoding'])).toEqual(['br', 'gzip', 'br,gzip', undefined]);
  });

  test('stays compressed when the origin says that it is still right, and a viewer who has it gets 304', async () => {
    const { get, pass, seen } = await given();
    const first = await get('br');
    pass(61);

    const again = await get('br');
    const known = await get('br', { 'if-none-match': String(first.headers.etag) });

    expect(seen[1]?.headers['if-none-match']).toBe('"v1"');
    expect([again.headers['x-cache'], encodingOf(again), again.headers.etag]).toEqual([
      'RefreshHit from cloudfront',
      'br',
      'W/"v1"',
    ]);
    expect(brotliDecompressSync(again.body).toString()).toBe(TEXT);
    expect(known.status).toBe(304);
  });

  test.each<[string, Given]>([
    ['a behaviour that does not compress', { compress: false }],
    ['less than 1,000 bytes', { text: 'x'.repeat(999) }],
    ['more than 10,000,000 bytes', { text: 'x'.repeat(10_000_001) }],
    ['a picture', { headers: { 'content-type': 'image/avif' } }],
    ['an encoding of its own', { headers: { 'content-encoding': 'zstd' } }],
    ['a status of the origin that is an error of its own', { status: 500 }],
  ])('is sent as it is with %s', async (_, what) => {
    const { get } = await given(what);

    const { headers, body } = await get('br');

    expect([headers['content-encoding'], body.byteLength]).toEqual([
      what.headers?.['content-encoding'],
      (what.text ?? TEXT).length,
    ]);
  });

  test.each([403, 404])('is compressed with status %i, too', async (status) => {
    const { get } = await given({ status });

    expect(encodingOf(await get('br'))).toBe('br');
  });

  test('is never compressed where nothing is kept', async () => {
    const { get } = await given({
      behaviours: [apiBehaviour({ PathPattern: '/a', TargetOriginId: 'site', Compress: true })],
    });

    expect(encodingOf(await get('br'))).toBeUndefined();
  });

  test.each([false, true])('is described to HEAD as GET would have it, kept by then or not: %s', async (isKept) => {
    const { get } = await given();
    if (isKept) await get('br');

    const head = await get('br', {}, 'HEAD');

    expect([encodingOf(head), head.headers.etag, head.body.byteLength]).toEqual(['br', 'W/"v1"', 0]);
  });
});
