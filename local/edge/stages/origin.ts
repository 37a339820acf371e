import type { Behaviour } from '../distribution';
import { acceptedBy } from '../encoding';
import { type EdgeRequest, type Fields, fieldValue, withFields } from '../http';
import { type Origins, OriginTimeout } from '../origins';
import type { CachePolicy } from '../policies/cache-policy';
import { type Selected, selectedCookies, selectedHeaders, selectedQuery } from '../policies/selection';
import { refusal } from '../refusal';
import type { Stage } from './stage';

/** Sent between two hops only, never passed on: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** A body comes with these two whatever the policies select. */
const OF_THE_BODY = ['content-length', 'content-type'];

/** Asks the origin, telling it of the viewer's request what cache key and origin request policy name, and nothing else. */
export const origin =
  ({ origin, cachePolicy, forwarded }: Behaviour, origins: Origins): Stage =>
  async (request) => {
    const told = forwarded ? [cachePolicy.key, forwarded] : [cachePolicy.key];
    const { method, uri, body } = request;
    const query = selectedQuery(
      request.query,
      told.map((selected) => selected.query),
    );
    const headers = withFields(headersFor(request, told, origin.domainName), acceptEncodingOf(request, cachePolicy));
    try {
      const answer = await origins(origin, { method, uri, query, headers, body });
      return { ...answer, headers: withoutHops(answer.headers) };
    } catch (error) {
      return refusal(error instanceof OriginTimeout ? 504 : 502, `the origin failed: ${(error as Error).message}`);
    }
  };

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html: what CloudFront says of itself */
function headersFor(
  { headers, body, validators, viewer }: EdgeRequest,
  told: readonly Selected[],
  host: string,
): Fields {
  const selected = selectedHeaders(
    headers,
    told.map((selection) => selection.headers),
  );
  const ofTheBody = body ? [...headers].filter(([name]) => OF_THE_BODY.includes(name)) : [];
  const cookie = selectedCookies(
    headers,
    told.map((selection) => selection.cookies),
  );
  const addresses = [...(headers.get('x-forwarded-for') ?? []), viewer.ip];
  return withFields(withoutHops(new Map([...selected, ...ofTheBody, ...(validators ?? [])])), {
    host: fieldValue(selected, 'host') ?? host,
    'user-agent': fieldValue(selected, 'user-agent') ?? 'Amazon CloudFront',
    cookie: cookie === '' ? undefined : cookie,
    via: '1.1 local (CloudFront)',
    'x-amz-cf-id': viewer.requestId,
    'x-forwarded-for': addresses.join(', '),
  });
}

/** As the cache key has it. */
function acceptEncodingOf({ headers }: EdgeRequest, { encodings }: CachePolicy): Record<string, string> {
  const accepted = acceptedBy(headers, encodings);
  return accepted.length === 0 ? {} : { 'accept-encoding': accepted.join(',') };
}

function withoutHops(fields: Fields): Fields {
  return new Map([...fields].filter(([name]) => !HOP_BY_HOP.includes(name)));
}
