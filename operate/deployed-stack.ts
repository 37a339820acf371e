import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { ifThere } from '../command/aws-error';

/** Where a stack is, or is to be. */
export type StackPlace = { readonly name: string; readonly region: string };

/** Whatever CloudFormation has under a stack's name, be it only a name that was reserved for a change set. */
export async function stackNow({ name, region }: StackPlace): Promise<Stack | undefined> {
  const client = new CloudFormationClient({ region });
  const answer = await ifThere(client.send(new DescribeStacksCommand({ StackName: name })));
  return answer?.Stacks?.[0];
}

/** The stack that has been deployed under a name, well or badly. */
export async function deployedStack(place: StackPlace): Promise<Stack | undefined> {
  const stack = await stackNow(place);
  return stack?.StackStatus === 'REVIEW_IN_PROGRESS' ? undefined : stack;
}

/** What a stack consists of at present; nothing of what it has deleted. */
export async function resourcesOf({ name, region }: StackPlace): Promise<StackResourceSummary[]> {
  const found: StackResourceSummary[] = [];
  const pages = paginateListStackResources({ client: new CloudFormationClient({ region }) }, { StackName: name });
  for await (const { StackResourceSummaries = [] } of pages) found.push(...StackResourceSummaries);
  return found.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
}
