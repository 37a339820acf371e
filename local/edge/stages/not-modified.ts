import { discard, type EdgeRequest, type EdgeResponse, type Fields, fieldValue } from '../http';

/** What a 304 carries besides what the edge adds: https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5 */
const KEPT = [
  'age',
  'cache-control',
  'content-location',
  'date',
  'etag',
  'expires',
  'last-modified',
  'vary',
  'x-cache',
];

/** The response, or 304 without a body when the viewer has exactly this already. */
export function unlessModified({ method, headers }: EdgeRequest, response: EdgeResponse): EdgeResponse {
  const mayAnswer = (method === 'GET' || method === 'HEAD') && response.status === 200;
  if (!mayAnswer || !isKnown(headers, response.headers)) return response;
  discard(response);
  const kept = new Map([...response.headers].filter(([name]) => KEPT.includes(name)));
  return { ...response, status: 304, headers: kept, body: Buffer.alloc(0) };
}

/** By entity tag, or by date when the viewer has sent no tag. */
function isKnown(viewer: Fields, current: Fields): boolean {
  const tags = fieldValue(viewer, 'if-none-match');
  const tag = fieldValue(current, 'etag');
  if (tags !== undefined) return tag !== undefined && namesTag(tags, tag);
  const since = Date.parse(fieldValue(viewer, 'if-modified-since') ?? '');
  const modified = Date.parse(fieldValue(current, 'last-modified') ?? '');
  return modified <= since;
}

const namesTag = (tags: string, tag: string): boolean =>
  tags.trim() === '*' || tags.split(',').some((candidate) => strong(candidate.trim()) === strong(tag));

const strong = (tag: string): string => tag.replace(/^W\//, '');
