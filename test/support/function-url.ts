import { GetFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { nameOf } from '../../lib/config/names';
import { clientConfig, signatureFor } from '../../local/environment';
import { given } from './path';

const SIGNED = { authorization: signatureFor('lambda') };

/** Asks a function of the stage by its own address, as CloudFront does. */
export async function functionUrl(endpoint: string, handler: string) {
  const FunctionName = nameOf(given().config, handler);
  const lambda = new LambdaClient(clientConfig(endpoint));
  const { FunctionUrl = '' } = await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }));
  const [id] = new URL(FunctionUrl).hostname.split('.');
  return (path: string, { method = 'GET', headers = SIGNED as HeadersInit } = {}): Promise<Response> =>
    fetch(`${endpoint}/_aws/lambda-url/${id}${path}`, { method, headers });
}
