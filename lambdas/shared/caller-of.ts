import { UnauthorizedError } from '@aws-lambda-powertools/event-handler/http';

/** The signed-in user's id. API Gateway has verified the token; a route without that check answers 401 here. */
export function callerOf(event: unknown): string {
  const claims = (event as { requestContext?: { authorizer?: { jwt?: { claims?: { sub?: unknown } } } } })
    .requestContext?.authorizer?.jwt?.claims;
  if (typeof claims?.sub !== 'string' || claims.sub === '') throw new UnauthorizedError('sign in first');
  return claims.sub;
}
