import { mkdirSync } from 'node:fs';
import { stageNamed } from '../../bin/stages';
import { nameOf } from '../../lib/config';
import { deploy, synthesise } from '../deploy';
import type { Outputs } from '../outputs';
import { settle } from '../settle';
import { deployedStack } from '../template';

/** LocalStack does not know `Fn::GetStackOutput`, which weak references become. */
const STRONG_REFERENCES = '@aws-cdk/core:defaultCrossStackReferences=strong';

/** What LocalStack can hold. Of edge it would say that it is done, and nothing would be there. */
const STACKS = ['keep', 'flow', 'watch'].map((stack) => nameOf(stageNamed('local'), stack));

/** Deploys all but the edge of the local stage with the CDK CLI, and says again what LocalStack dropped of them. */
export async function deployOnLocalStack(
  endpoint: string,
  folder: string,
  onStep: (step: string) => void = () => {},
): Promise<Outputs> {
  mkdirSync(folder, { recursive: true });
  onStep('synthesise the local stage');
  const assembly = await synthesise(folder, [STRONG_REFERENCES]);
  onStep(`deploy ${STACKS.join(', ')} with the CDK CLI`);
  const outputs = await deploy(assembly, endpoint, folder, STACKS);
  onStep('settle what LocalStack dropped');
  await settle(await Promise.all(STACKS.map((stack) => deployedStack(stack, assembly, outputs, endpoint))), endpoint);
  return outputs;
}
