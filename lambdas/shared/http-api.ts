import { HttpError, Router, UnauthorizedError } from '@aws-lambda-powertools/event-handler/http';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

type ErrorClass = new (...args: never[]) => Error;

/** A router that logs what it did not expect: the answer says no more than 500, and Lambda takes that for a success. */
export function newApi(logger: Logger, expected: readonly ErrorClass[] = []): Router {
  const api = new Router();
  api.use(async ({ next }) => {
    try {
      await next();
    } catch (error) {
      if (![HttpError, ...expected].some((known) => error instanceof known)) logger.error('unexpected', { error });
      throw error;
    }
  });
  return api;
}

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
