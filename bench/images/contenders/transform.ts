import type { APIGatewayProxyStructuredResultV2, LambdaFunctionURLEvent } from 'aws-lambda';
import { handler } from '../../../lambdas/transform-image/handler';
import { answer } from './answer';

/** The function that makes what is missing, handler and all, asked for a path below `/i/`. */
answer({
  make: async (path) => {
    const { statusCode, body = '' }: APIGatewayProxyStructuredResultV2 = await handler(requestFor(path));
    if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}: ${body}`);
    return [{ format: 'avif', widthPx: 1024, body: Buffer.from(body, 'base64') }];
  },
});

const requestFor = (path: string): LambdaFunctionURLEvent => {
  const http = { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' };
  const requestContext = { http, requestId: 'bench' } as LambdaFunctionURLEvent['requestContext'];
  return {
    ...{ version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: '', headers: {} },
    ...{ isBase64Encoded: false, requestContext },
  };
};
