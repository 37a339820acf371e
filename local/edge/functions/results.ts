import { type EdgeRequest, type EdgeResponse, withFields } from '../http';
import {
  cookiesOf,
  type EdgeEvent,
  type EventFields,
  type EventRequest,
  type EventResponse,
  headersOf,
  queryOf,
} from './event';
import { allAfter, headersAfter } from './field-changes';
import { InvalidResult } from './invalid-result';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html */
const MAX_URI_CHARACTERS = 8192;

/** Whether a function has answered by itself instead of handing the request on. */
export const isResponse = (returned: unknown): returned is EventResponse =>
  typeof returned === 'object' && returned !== null && 'statusCode' in returned;

/** The request as a viewer-request function hands it on. Throws an `InvalidResult` for what CloudFront does not take. */
export function requestAfter(returned: unknown, original: EdgeRequest): EdgeRequest {
  if (typeof returned !== 'object' || returned === null || !('uri' in returned))
    throw new InvalidResult('the function must return a request or a response');
  const { method, uri, querystring = {}, headers = {}, cookies = {} } = returned as EventRequest;
  if (method !== original.method) throw new InvalidResult('method is read-only');
  if (typeof uri !== 'string' || !uri.startsWith('/')) throw new InvalidResult('uri must begin with a slash');
  const query = queryAfter(querystring, original.query);
  if (uri.length + query.length >= MAX_URI_CHARACTERS)
    throw new InvalidResult(`uri and query string must be shorter than ${MAX_URI_CHARACTERS} characters`);
  const given = headersOf(original.headers, ['cookie']);
  const after = headersAfter(headers, { given, original: original.headers }, 'viewer-request');
  const cookie = cookiesAfter(cookies, original);
  return { ...original, uri, query, headers: withFields(after, { cookie }) };
}

/** As the viewer wrote it as long as the function leaves it alone. */
function queryAfter(returned: EventFields, original: string): string {
  const given = queryOf(original);
  if (JSON.stringify(returned) === JSON.stringify(given)) return original;
  const query = allAfter(returned, given, 'query string')
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  if (/[\s#\u0000-\u001f\u007f]/.test(query))
    throw new InvalidResult('the query string must have no spaces, control characters or #');
  return query;
}

function cookiesAfter(returned: EventFields, { headers }: EdgeRequest): string | undefined {
  const given = cookiesOf(headers);
  if (JSON.stringify(returned) === JSON.stringify(given)) return headers.get('cookie')?.join('; ');
  const cookies = allAfter(returned, given, 'cookie').map(({ name, value }) => `${name}=${value}`);
  return cookies.length > 0 ? cookies.join('; ') : undefined;
}

/** The response that a viewer-request function made. */
export function generatedResponse(returned: EventResponse): EdgeResponse {
  const nothing: EdgeResponse = { status: 0, headers: new Map(), body: Buffer.alloc(0), madeBy: 'edge' };
  const response = responseAfter(returned, nothing, { statusCode: 0, headers: {}, cookies: {} });
  return {
    ...response,
    headers: withFields(response.headers, { 'x-cache': 'FunctionGeneratedResponse from cloudfront' }),
  };
}

/** The response as a viewer-response function hands it on. Throws an `InvalidResult` for what CloudFront does not take. */
export function responseAfter(
  returned: unknown,
  original: EdgeResponse,
  given: NonNullable<EdgeEvent['response']>,
): EdgeResponse {
  if (!isResponse(returned)) throw new InvalidResult('the function must return a response');
  const { statusCode, statusDescription, headers = {}, cookies = {}, body } = returned;
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599)
    throw new InvalidResult('statusCode must be a number from 200 to 599');
  const after = headersAfter(headers, { given: given.headers ?? {}, original: original.headers }, 'viewer-response');
  const set = allAfter(cookies, given.cookies ?? {}, 'cookie').map(({ name, value, attributes }) =>
    attributes ? `${name}=${value}; ${attributes}` : `${name}=${value}`,
  );
  if (set.length > 0) after.set('set-cookie', set);
  if (body === undefined) return { ...original, status: statusCode, statusDescription, headers: after };
  after.delete('content-length');
  return { ...original, status: statusCode, statusDescription, headers: after, body: bodyOf(body) };
}

function bodyOf(body: NonNullable<EventResponse['body']>): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  const { encoding, data } = body;
  if (typeof data !== 'string' || !['text', 'base64'].includes(encoding))
    throw new InvalidResult('body must have data, and an encoding of text or base64');
  const bytes = Buffer.from(data, encoding === 'base64' ? 'base64' : 'utf8');
  if (encoding === 'base64' && bytes.toString('base64').replace(/=+$/, '') !== data.replace(/=+$/, ''))
    throw new InvalidResult('body is not valid base64');
  return bytes;
}
