import type { Stack } from '@aws-sdk/client-cloudformation';
import type { StackDesign } from '../blueprint';
import { deployedStack } from '../deployed-stack';
import { type Check, type Departure, type Finding, problem } from './check';

/** No stack is in a state that CloudFormation refuses to update. */
export const stackStates: Check = {
  subject: 'the state of the stacks',
  async find(departure) {
    const found = departure.designs.map(async (design) => findIn(design, await deployedStack(design), departure));
    return (await Promise.all(found)).flat();
  },
};

function findIn({ name, region }: StackDesign, stack: Stack | undefined, { config }: Departure): Finding[] {
  const status = stack?.StackStatus ?? 'NONE';
  const wayOut = wayOutOf(status, `--stack-name ${name} --region ${region}`, config.stage);
  return wayOut ? [problem(`stack ${name} is ${status}: ${wayOut}`)] : [];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
function wayOutOf(status: string, stack: string, stage: string): string | undefined {
  switch (status) {
    case 'ROLLBACK_COMPLETE':
    case 'CREATE_FAILED':
    case 'ROLLBACK_FAILED':
      return `its creation failed, so remove it with "aws cloudformation delete-stack ${stack}" and deploy again`;
    case 'DELETE_FAILED':
      return `finish its removal with "npm run destroy -- --stage ${stage}" first`;
    case 'UPDATE_ROLLBACK_FAILED':
      return `get it back to what it was with "aws cloudformation continue-update-rollback ${stack}" first`;
    default:
      return status.endsWith('_IN_PROGRESS')
        ? `somebody is deploying, wait with "aws cloudformation describe-stacks ${stack}" until it is done`
        : undefined;
  }
}
