import {
  GetEventSourceMappingCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
} from '@aws-sdk/client-lambda';
import { clientConfig } from '../environment';
import type { Settlers } from './settler';

export const lambdaSettlers: Settlers = {
  'AWS::Lambda::EventSourceMapping': { writes: ['Tags'], settle: settleMapping },
  'AWS::Lambda::Function': { writes: ['ReservedConcurrentExecutions'], settle: settleFunction },
};

async function settleFunction(FunctionName: string, properties: Record<string, unknown>, endpoint: string) {
  const { ReservedConcurrentExecutions } = properties as { ReservedConcurrentExecutions?: number };
  if (ReservedConcurrentExecutions === undefined) return;
  const reserve = new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions });
  await new LambdaClient(clientConfig(endpoint)).send(reserve);
}

async function settleMapping(UUID: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const client = new LambdaClient(clientConfig(endpoint));
  const { EventSourceMappingArn } = await client.send(new GetEventSourceMappingCommand({ UUID }));
  const Tags = Object.fromEntries(
    (properties.Tags as ReadonlyArray<{ Key: string; Value: string }>).map(({ Key, Value }) => [Key, Value]),
  );
  await client.send(new TagResourceCommand({ Resource: EventSourceMappingArn, Tags }));
}
