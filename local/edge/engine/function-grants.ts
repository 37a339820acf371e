import {
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  paginateListFunctions,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { clientConfig } from '../../environment';
import { allowedBy } from './resource-policy';

/** Those of some function URLs, by their ids, that CloudFront may call: it asks for the policies of functions as they are deployed. */
export async function invocableUrls(
  urlIds: readonly string[],
  distributionArn: string,
  endpoint: string,
): Promise<ReadonlySet<string>> {
  if (urlIds.length === 0) return new Set();
  const client = new LambdaClient(clientConfig(endpoint));
  const invocable = new Set<string>();
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    for (const { FunctionName = '', FunctionArn = '' } of Functions) {
      const urlId = await urlIdOf(FunctionName, client);
      if (urlId === undefined || !urlIds.includes(urlId)) continue;
      if (mayInvoke(await policyOf(FunctionName, client), FunctionArn, distributionArn)) invocable.add(urlId);
    }
  }
  return invocable;
}

/** Whether a function's policy lets CloudFront call its URL: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html asks for both actions. */
export function mayInvoke(policy: string, functionArn: string, distributionArn: string): boolean {
  const allows = allowedBy(policy, distributionArn);
  return (
    allows('lambda:InvokeFunctionUrl', functionArn, { 'lambda:functionurlauthtype': 'AWS_IAM' }) &&
    allows('lambda:InvokeFunction', functionArn, { 'lambda:invokedviafunctionurl': 'true' })
  );
}

async function urlIdOf(FunctionName: string, client: LambdaClient): Promise<string | undefined> {
  const config = await unlessNone(client.send(new GetFunctionUrlConfigCommand({ FunctionName })));
  return config?.FunctionUrl && new URL(config.FunctionUrl).hostname.split('.', 1)[0];
}

async function policyOf(FunctionName: string, client: LambdaClient): Promise<string> {
  const answer = await unlessNone(client.send(new GetPolicyCommand({ FunctionName })));
  return answer?.Policy ?? '{}';
}

async function unlessNone<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
