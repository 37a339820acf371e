import { type Router, UnauthorizedError } from '@aws-lambda-powertools/event-handler/http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

/** Lets a router answer API Gateway's events. */
export const handlerOf =
  (api: Router) =>
  (event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> =>
    // API Gateway leaves out what is not there; the local engine says null, which the router takes for a foreign event
    api.resolve(withoutNulls(event), context);

function withoutNulls(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null)) as APIGatewayProxyEventV2;
}

/** The signed-in user's id. API Gateway has verified the token; a route without that check answers 401 here. */
export function callerOf(event: unknown): string {
  const { requestContext } = event as { requestContext?: { authorizer?: { jwt?: { claims?: { sub?: unknown } } } } };
  const sub = requestContext?.authorizer?.jwt?.claims?.sub;
  if (typeof sub !== 'string' || sub === '') throw new UnauthorizedError('sign in first');
  return sub;
}
