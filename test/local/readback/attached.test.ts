import { attachedTo } from '../../../local/readback/attached';
import type { DeployedStack } from '../../../local/template';

const given = (Roles?: unknown): DeployedStack => ({
  stackName: 'edge',
  template: { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles } } } },
  physicalIds: { Policy: 'arn:of-policy' },
  outputs: { flow: { Purger: 'purger' } },
});
const OF_FLOW = { 'Fn::GetStackOutput': { StackName: 'flow', OutputName: 'Purger' } };

describe('a role', () => {
  test('has policies of other stacks that name it, by whatever reference', () => {
    expect(attachedTo('purger', [given([OF_FLOW]), given(['purger', 'another'])])).toEqual([
      'arn:of-policy',
      'arn:of-policy',
    ]);
  });

  test('has none that name another role, or none', () => {
    expect(attachedTo('renderer', [given([OF_FLOW]), given()])).toEqual([]);
  });
});
