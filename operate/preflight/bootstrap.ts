import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { ifThere } from '../../command/aws-error';
import type { StackDesign } from '../blueprint';
import { type Check, type Finding, problem, regionsOf } from './check';

/** The account is prepared for the CDK, as new as the stacks ask for, in every region they go to. */
export const bootstrap: Check = {
  subject: 'the bootstrap of the account',
  async find({ account, designs }) {
    const found = regionsOf(designs).map((region) =>
      findIn(
        region,
        account,
        designs.filter((design) => design.region === region),
      ),
    );
    return (await Promise.all(found)).flat();
  },
};

async function findIn(region: string, account: string, designs: readonly StackDesign[]): Promise<Finding[]> {
  const needed = Math.max(...designs.map((design) => design.bootstrap.version));
  const Name = designs[0]?.bootstrap.parameter;
  const answer = await ifThere(new SSMClient({ region }).send(new GetParameterCommand({ Name })));
  const version = Number(answer?.Parameter?.Value ?? 0);
  if (version >= needed) return [];
  const state =
    version === 0 ? 'is not bootstrapped for the CDK' : `has bootstrap version ${version}, ${needed} is needed`;
  return [problem(`account ${account} in ${region} ${state}: run "npx cdk bootstrap aws://${account}/${region}"`)];
}
