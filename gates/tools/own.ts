import { modelOf } from '../../bin/stage-model';
import { distinct, type Finding } from '../finding';
import { RULES } from '../rules/rules';
import type { SynthesisedStage } from '../synthesised-stage';

/** What our own rules find in a stage as a whole, whichever stack a thing is in. */
export function ownFindings({ config, stacks, pathOf, plain }: SynthesisedStage): Finding[] {
  const model = modelOf(stacks, config.keepData, plain);
  return distinct(
    RULES.flatMap(({ id, promise, find }) =>
      find(model).map((resource) => {
        const [stack = '', logicalId] = resource.split('.');
        return { id, says: promise, where: pathOf(stack, logicalId) };
      }),
    ),
  );
}
