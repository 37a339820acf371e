import { pipeline, Readable } from 'node:stream';
import { createBrotliCompress, createGzip, constants as zlib } from 'node:zlib';
import type { Behaviour } from '../distribution';
import { acceptedBy, type Encoding } from '../encoding';
import { type EdgeRequest, type EdgeResponse, fieldValue, withFields } from '../http';
import type { Stage } from './stage';

// all from https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
const MIN_BYTES = 1000;
const MAX_BYTES = 10_000_000;
const STATUSES = [200, 403, 404];
const TYPES = new Set([
  'application/dash+xml',
  'application/eot',
  'application/font',
  'application/font-sfnt',
  'application/javascript',
  'application/json',
  'application/opentype',
  'application/otf',
  'application/pkcs7-mime',
  'application/protobuf',
  'application/rss+xml',
  'application/truetype',
  'application/ttf',
  'application/vnd.apple.mpegurl',
  'application/vnd.ms-fontobject',
  'application/xhtml+xml',
  'application/xml',
  'application/x-font-opentype',
  'application/x-font-truetype',
  'application/x-font-ttf',
  'application/x-httpd-cgi',
  'application/x-javascript',
  'application/x-mpegurl',
  'application/x-opentype',
  'application/x-otf',
  'application/x-perl',
  'application/x-ttf',
  'font/eot',
  'font/opentype',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/js',
  'text/plain',
  'text/richtext',
  'text/tab-separated-values',
  'text/xml',
  'text/x-component',
  'text/x-java-source',
  'text/x-script',
  'vnd.apple.mpegurl',
]);

/** Compresses what comes from the origin, when behaviour and cache policy say so and the viewer takes it. */
export const compression =
  ({ compress, cachePolicy }: Pick<Behaviour, 'compress' | 'cachePolicy'>): Stage =>
  async (request, next) => {
    const [encoding] = compress ? acceptedBy(request.headers, cachePolicy.encodings) : [];
    if (!encoding) return next(request);
    const answer = await next(asIfUncompressed(request));
    // the copy that is still right goes by another tag than the origin's
    if (answer.status === 304) return { ...answer, headers: withFields(answer.headers, { etag: undefined }) };
    return isCompressible(answer) ? compressed(answer, encoding) : answer;
  };

/** The origin knows its own tag only, and made it for what is not compressed. */
function asIfUncompressed(request: EdgeRequest): EdgeRequest {
  const tag = request.validators && fieldValue(request.validators, 'if-none-match');
  if (!request.validators || !tag) return request;
  return { ...request, validators: withFields(request.validators, { 'if-none-match': tag.replace(/^W\//, '') }) };
}

function isCompressible({ status, headers }: EdgeResponse): boolean {
  const type = (fieldValue(headers, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const bytes = Number(fieldValue(headers, 'content-length') ?? Number.NaN);
  const isRightSize = bytes >= MIN_BYTES && bytes <= MAX_BYTES;
  return STATUSES.includes(status) && TYPES.has(type) && isRightSize && !headers.has('content-encoding');
}

function compressed(answer: EdgeResponse, encoding: Encoding): EdgeResponse {
  const { headers } = answer;
  const body = Buffer.isBuffer(answer.body) ? Readable.from([answer.body]) : answer.body;
  // an origin that breaks off breaks the compressor, and whoever reads that
  const small = pipeline(body, compressorOf(encoding), () => {});
  const etag = fieldValue(headers, 'etag');
  const changes = {
    'content-encoding': encoding,
    'content-length': undefined,
    // as many bytes say the same now: a weak tag
    ...(etag && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
    vary: [...(headers.get('vary') ?? []), 'Accept-Encoding'].join(', '),
  };
  return { ...answer, headers: withFields(headers, changes), body: small };
}

/** Nobody should wait here for the last percent. */
const BROTLI_QUALITY = 5;

const compressorOf = (encoding: Encoding) =>
  encoding === 'br' ? createBrotliCompress({ params: { [zlib.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }) : createGzip();
