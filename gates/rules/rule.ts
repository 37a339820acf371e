import type { StageModel } from '../../bin/stage-model';

/** One promise about a stage that no public rule set looks after, or not in every template. */
export type Rule = {
  readonly id: `own-${string}`;
  /** What holds when it finds nothing. */
  readonly promise: string;
  /** The ids of the resources that break it. */
  find(stage: StageModel): readonly string[];
};
