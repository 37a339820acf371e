import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { resourcesOf, type StackPlace } from '../deployed-stack';

export type Waiting = {
  /** Told again and again while it takes long. */
  readonly onProgress?: (left: number, seconds: number) => void;
  /** How often to look, after some quick looks at the beginning. @default 5 seconds */
  readonly lookMs?: number;
};

const FIRST_LOOK_MS = 200;

/** Deletes a stack and waits until it is gone; a distribution takes CloudFront minutes. Throws an `Obstacle` that says what would not go. */
export async function deleteStack(
  stack: StackPlace & { readonly id: string },
  { onProgress = () => {}, lookMs = 5000 }: Waiting = {},
): Promise<void> {
  const client = new CloudFormationClient({ region: stack.region });
  await client.send(new DeleteStackCommand({ StackName: stack.id }));
  const began = Date.now();
  for (let wait = Math.min(FIRST_LOOK_MS, lookMs); ; wait = Math.min(wait * 2, lookMs)) {
    const status = await statusOf(client, stack.id);
    if (status === 'DELETE_COMPLETE') return;
    if (status === 'DELETE_FAILED') throw new Obstacle(await whyNot(stack));
    if (wait === lookMs) onProgress((await leftOf(stack.id, stack.region)).length, (Date.now() - began) / 1000);
    await sleep(wait);
  }
}

/** By its id: once it is gone, its name finds nothing. */
async function statusOf(client: CloudFormationClient, id: string): Promise<string> {
  const answer = await ifThere(client.send(new DescribeStacksCommand({ StackName: id })));
  return answer?.Stacks?.[0]?.StackStatus ?? 'DELETE_COMPLETE';
}

const leftOf = (id: string, region: string) => resourcesOf({ name: id, region });

async function whyNot({ name, id, region }: StackPlace & { readonly id: string }): Promise<string> {
  const failed = (await leftOf(id, region)).filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED');
  const reasons = failed.map(
    ({ LogicalResourceId, ResourceStatusReason }) => `  ${LogicalResourceId}: ${ResourceStatusReason}`,
  );
  return [`stack ${name} could not be deleted; mend this and repeat:`, ...reasons].join('\n');
}
