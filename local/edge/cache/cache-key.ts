import type { Behaviour } from '../distribution';
import { acceptedBy } from '../encoding';
import type { EdgeRequest } from '../http';
import { selectedCookies, selectedHeaders, selectedQuery } from '../policies/selection';

/** What a cached response is found by: everything of the request that the cache policy names, and nothing else. */
export function cacheKeyOf({ method, uri, query, headers }: EdgeRequest, behaviour: Behaviour): string {
  const { key, encodings } = behaviour.cachePolicy;
  return JSON.stringify([
    behaviour.pathPattern,
    method,
    uri,
    selectedQuery(query, [key.query]),
    [...selectedHeaders(headers, [key.headers])].sort(([a], [b]) => (a < b ? -1 : 1)),
    selectedCookies(headers, [key.cookies]),
    acceptedBy(headers, encodings),
  ]);
}

/** How an invalidation names what is cached for a request. */
export function invalidationPathOf({ uri, query }: EdgeRequest, { cachePolicy }: Behaviour): string {
  const selected = selectedQuery(query, [cachePolicy.key.query]);
  return selected === '' ? uri : `${uri}?${selected}`;
}
