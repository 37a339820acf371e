import {
  type Change as Announced,
  CloudFormationClient,
  DeleteChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  paginateDescribeChangeSet,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { Obstacle } from '../../command/obstacle';
import type { StackPlace } from '../deployed-stack';
import type { Change } from './plan';

/** CloudFormation's own words for "nothing to do"; it has no code for it. */
const NO_CHANGES = /^(The submitted information didn't contain changes|No updates are to be performed)/;

/** Reads what a prepared change set would do, and throws it away: what deploys is prepared anew. Throws an `Obstacle` when it is no use. */
export async function takeChanges({ name, region }: StackPlace, changeSet: string): Promise<Change[]> {
  const client = new CloudFormationClient({ region });
  const id = { StackName: name, ChangeSetName: changeSet };
  const throwAway = () => client.send(new DeleteChangeSetCommand(id));
  const changes = await changesIn(client, id).catch(async (error) => {
    // why it is no use says more than why it is still there
    await throwAway().catch(() => undefined);
    throw error;
  });
  await throwAway();
  return changes;
}

async function changesIn(
  client: CloudFormationClient,
  id: { readonly StackName: string; readonly ChangeSetName: string },
): Promise<Change[]> {
  const announced: Announced[] = [];
  for await (const page of paginateDescribeChangeSet({ client }, id)) {
    requireUsable(page);
    announced.push(...(page.Changes ?? []));
  }
  return announced.flatMap(({ ResourceChange }) => (ResourceChange ? [changeOf(ResourceChange)] : []));
}

function requireUsable({ Status, StatusReason = '' }: DescribeChangeSetCommandOutput): void {
  if (Status === 'FAILED' && !NO_CHANGES.test(StatusReason)) throw new Obstacle(StatusReason);
}

function changeOf(change: ResourceChange): Change {
  const { ResourceType = '', LogicalResourceId = '', PhysicalResourceId } = change;
  return { action: actionOf(change), type: ResourceType, logicalId: LogicalResourceId, physicalId: PhysicalResourceId };
}

function actionOf({ Action, Replacement }: ResourceChange): Change['action'] {
  if (Action === 'Add' || Action === 'Import') return 'add';
  if (Action === 'Remove') return 'remove';
  if (Action === 'Modify' && Replacement !== 'True' && Replacement !== 'Conditional') return 'change';
  // Dynamic: only the deployment will tell
  return Replacement === 'True' ? 'replace' : 'may replace';
}
