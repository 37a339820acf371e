import { distinct, type Finding } from '../finding';
import type { SynthesisedStage } from '../synthesised-stage';

/** A finding of a program that knows files. */
export type Found = {
  readonly id: string;
  readonly says: string;
  readonly file: string;
  readonly logicalId?: string;
};

/** The findings in the templates of each stage. */
export const findingsByStage = (stages: readonly SynthesisedStage[], found: readonly Found[]): Finding[][] =>
  stages.map(({ stacks, pathOf }) =>
    distinct(
      stacks.flatMap(({ name, file }) =>
        found
          .filter((one) => one.file === file)
          .map(({ id, says, logicalId }) => ({ id, says, where: pathOf(name, logicalId) })),
      ),
    ),
  );
