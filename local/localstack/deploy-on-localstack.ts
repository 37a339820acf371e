import { mkdirSync } from 'node:fs';
import { deploy, synthesise } from '../deploy';
import { type Outputs, stackNamed } from '../outputs';
import { settle } from '../settle';
import { type Step, silently } from '../steps';
import { deployedStack } from '../template';

/** LocalStack does not know `Fn::GetStackOutput`, which weak references become. */
const STRONG_REFERENCES = '@aws-cdk/core:defaultCrossStackReferences=strong';

/** What LocalStack can hold. Of edge it would say that it is done, and nothing would be there. */
const STACKS = ['keep', 'flow', 'watch'] as const;

/** Deploys all but the edge of the local stage with the CDK CLI, and says again what LocalStack dropped of what is kept. */
export async function deployOnLocalStack(endpoint: string, folder: string, step: Step = silently): Promise<Outputs> {
  mkdirSync(folder, { recursive: true });
  const names = STACKS.map((stack) => stackNamed(stack));
  const assembly = await step('synthesise the local stage', () => synthesise(folder, { context: [STRONG_REFERENCES] }));
  const outputs = await step(`deploy ${names.join(', ')} with the CDK CLI`, () =>
    deploy(assembly, { endpoint, folder, selection: names }),
  );
  // of the other stacks only an API would be settled, and there is none
  await step('settle what LocalStack dropped', async () =>
    settle([await deployedStack(stackNamed('keep'), assembly, outputs, endpoint)], endpoint),
  );
  return outputs;
}
