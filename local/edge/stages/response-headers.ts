import { type EdgeRequest, type EdgeResponse, type Fields, withFields } from '../http';
import { corsHeaders } from '../policies/cors-policy';
import type { HeadersPolicy } from '../policies/response-headers-policy';
import type { Stage } from './stage';

/** Gives every response, whatever its status, the headers of the behaviour's policy. */
export const responseHeaders =
  (policy: HeadersPolicy): Stage =>
  async (request, next) => {
    const response = await next(request);
    return { ...response, headers: headersUnder(policy, request, response) };
  };

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html: removes first, then adds */
function headersUnder(policy: HeadersPolicy, request: EdgeRequest, response: EdgeResponse): Fields {
  const kept = new Map([...response.headers].filter(([name]) => !policy.removed.includes(name)));
  const { cors } = policy;
  const crossOrigin = cors ? Object.entries(corsHeaders(cors, request.method, request.headers)) : [];
  const added = [
    ...crossOrigin.map(([name, value]) => ({ name, value, overrides: cors?.overrides === true })),
    ...policy.added,
  ];
  const effective = added.filter(({ name, overrides }) => overrides || !kept.has(name));
  return withFields(kept, Object.fromEntries(effective.map(({ name, value }) => [name, value])));
}
