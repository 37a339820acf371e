import { cacheKeyOf, invalidationPathOf } from '../cache/cache-key';
import { collected } from '../cache/collected';
import { type FreshnessRules, maySurviveErrors, ttlSeconds } from '../cache/freshness';
import type { Entry, MemoryCache } from '../cache/memory-cache';
import type { Behaviour, Edge } from '../distribution';
import { discard, type EdgeRequest, type EdgeResponse, fieldsOf, fieldValue, withFields } from '../http';
import { unlessModified } from './not-modified';
import type { Next, Stage } from './stage';

export type CacheSettings = Pick<Edge, 'errorTtlSeconds'> & {
  readonly store: MemoryCache;
  readonly nowMs: () => number;
};

/** Said by viewers to their own caches; a shared one answers these itself and asks the origin its own way. */
const CONDITIONS = ['if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since'];

/** Serves what it has for as long as cache policy and origin allow, then asks the origin whether that is still right. */
export function cache(behaviour: Behaviour, settings: CacheSettings): Stage {
  const { cachedMethods, cachePolicy } = behaviour;
  return async (request, next) => {
    if (!cachedMethods.includes(request.method)) return seenAs('Miss', await next(request));
    const response = await answer(request, { behaviour, settings, next, set: settings.store.setterFromNow() });
    return cachePolicy.maxTtlSeconds === 0 ? response : unlessModified(request, response);
  };
}

type Context = {
  readonly behaviour: Behaviour;
  readonly settings: CacheSettings;
  readonly next: Next;
  readonly set: MemoryCache['set'];
};

const rulesOf = ({ behaviour, settings }: Context): FreshnessRules => ({
  cachePolicy: behaviour.cachePolicy,
  errorTtlSeconds: settings.errorTtlSeconds,
});

async function answer(request: EdgeRequest, context: Context): Promise<EdgeResponse> {
  const { store, nowMs } = context.settings;
  const found = entryFor(request, context);
  if (!found) return seenAs('Miss', await fetched(request, context));
  if (nowMs() < found.freshUntilMs) return served('Hit', found, nowMs());
  const asked = await context.next({ ...unconditional(request, context), validators: validatorsOf(found) });
  if (asked.status === 304) return served('RefreshHit', refreshed(request, found, asked, context), nowMs());
  if (asked.status >= 500 && maySurviveErrors(found.headers)) return survived(request, found, asked, context);
  store.delete(cacheKeyOf(request, context.behaviour));
  return seenAs('Miss', await kept(request, asked, context));
}

/** A copy of the whole answers a question about it, too. */
function entryFor(request: EdgeRequest, { behaviour, settings }: Context): Entry | undefined {
  const whole = request.method === 'HEAD' ? cacheKeyOf({ ...request, method: 'GET' }, behaviour) : undefined;
  return (whole && settings.store.get(whole)) || settings.store.get(cacheKeyOf(request, behaviour));
}

async function fetched(request: EdgeRequest, context: Context): Promise<EdgeResponse> {
  return kept(request, await context.next(unconditional(request, context)), context);
}

/** Where nothing is kept, the origin answers the viewer's conditions. */
function unconditional(request: EdgeRequest, { behaviour }: Context): EdgeRequest {
  if (behaviour.cachePolicy.maxTtlSeconds === 0) return request;
  return { ...request, headers: new Map([...request.headers].filter(([name]) => !CONDITIONS.includes(name))) };
}

function validatorsOf({ headers }: Entry): ReadonlyMap<string, readonly string[]> {
  const etag = fieldValue(headers, 'etag');
  const modified = fieldValue(headers, 'last-modified');
  return fieldsOf({ ...(etag && { 'if-none-match': etag }), ...(modified && { 'if-modified-since': modified }) });
}

/** Stores what may be stored, and answers it either way. */
async function kept(request: EdgeRequest, response: EdgeResponse, context: Context): Promise<EdgeResponse> {
  const { behaviour, settings, set } = context;
  const { store, nowMs } = settings;
  const ttl = ttlSeconds(response, rulesOf(context), nowMs());
  if (ttl === undefined) return response;
  const body = await collected(response.body, store.maxEntryBytes);
  if (!Buffer.isBuffer(body)) return { ...response, body };
  const storedAtMs = nowMs();
  const entry = { ...response, body, path: invalidationPathOf(request, behaviour), storedAtMs };
  set(cacheKeyOf(request, behaviour), { ...entry, freshUntilMs: storedAtMs + ttl * 1000 });
  return { ...response, body };
}

/** The copy with what the origin says anew of it: https://www.rfc-editor.org/rfc/rfc9111#section-3.2 */
function refreshed(request: EdgeRequest, entry: Entry, answer: EdgeResponse, context: Context): Entry {
  discard(answer);
  const { nowMs } = context.settings;
  const said = [...answer.headers].filter(([name]) => name !== 'content-length');
  const headers = new Map([...entry.headers, ...said]);
  const storedAtMs = nowMs();
  const ttl = ttlSeconds({ ...entry, headers }, rulesOf(context), storedAtMs) ?? 0;
  const anew = { ...entry, headers, storedAtMs, freshUntilMs: storedAtMs + ttl * 1000 };
  context.set(cacheKeyOf(request, context.behaviour), anew);
  return anew;
}

/** The stale copy, for as long as the error would have been kept. */
function survived(request: EdgeRequest, entry: Entry, error: EdgeResponse, context: Context): EdgeResponse {
  discard(error);
  const { nowMs } = context.settings;
  const ttl = ttlSeconds(error, rulesOf(context), nowMs()) ?? 0;
  context.set(cacheKeyOf(request, context.behaviour), { ...entry, freshUntilMs: nowMs() + ttl * 1000 });
  return served('Hit', entry, nowMs());
}

function served(result: string, entry: Entry, nowMs: number): EdgeResponse {
  const age = String(Math.floor((nowMs - entry.storedAtMs) / 1000));
  return seenAs(result, { ...entry, headers: withFields(entry.headers, { age }) });
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html: an error is called one, cached or not */
function seenAs(result: string, response: EdgeResponse): EdgeResponse {
  const said = response.status >= 400 ? 'Error' : result;
  return { ...response, headers: withFields(response.headers, { 'x-cache': `${said} from cloudfront` }) };
}
