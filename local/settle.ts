import { apiGatewaySettlers } from './settle/api-gateway';
import { dynamodbSettlers } from './settle/dynamodb';
import { iamSettlers } from './settle/iam';
import { lambdaSettlers } from './settle/lambda';
import { s3Settlers } from './settle/s3';
import type { Settlers } from './settle/settler';
import { snsSettlers } from './settle/sns';
import { type DeployedStack, resolved } from './template';

/**
 * What the engine's CloudFormation drops although it says CREATE_COMPLETE, of what our templates set. Measured with MiniStack
 * 1.5.33; what else it drops, reading back finds.
 */
export const SETTLERS: Settlers = {
  ...apiGatewaySettlers,
  ...dynamodbSettlers,
  ...iamSettlers,
  ...lambdaSettlers,
  ...s3Settlers,
  ...snsSettlers,
};

/** Applies the template's settings that the engine dropped. */
export async function settle(stacks: readonly DeployedStack[], endpoint: string): Promise<void> {
  const settled = stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([logicalId, { Type, Properties }]) => {
      const settler = SETTLERS[Type];
      const physicalId = stack.physicalIds[logicalId];
      if (!settler || physicalId === undefined) return [];
      return settler.settle(physicalId, resolved(Properties, stack) as Record<string, unknown>, endpoint);
    }),
  );
  await Promise.all(settled);
}
