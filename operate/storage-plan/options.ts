import type { ParseArgsConfig } from 'node:util';
import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import { required, valuesOf } from '../options';
import { type Copy, copiesOf } from './copies';
import { type Mix, mixIn, type Rule } from './mix';

/** What the command line of `storage:plan` says. */
export type PlanOptions = {
  readonly mix: Mix;
  readonly rules: readonly Rule[];
  /** @default - no stage says whether there are any */
  readonly copies?: readonly Copy[];
  readonly asJson: boolean;
};

const USAGE = 'npm run storage:plan -- --mix docs/storage-mix.json [--stage prod] [--json]';

const OPTIONS = {
  mix: { type: 'string' },
  stage: { type: 'string' },
  json: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

/** Reads the command line and the mix. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function planOptionsOf(words: readonly string[]): PlanOptions {
  const { mix: file, stage, json } = valuesOf(words, OPTIONS, USAGE);
  const mix = mixIn(required(file, 'Which mix?', USAGE));
  const config = stage === undefined ? undefined : stageNamed(stage);
  const copies = config && copiesOf(config);
  const rules = mix.rules.length > 0 ? mix.rules : (config?.lifecycle.rules ?? []);
  if (rules.length === 0 && !copies?.length) throw nothingToJudge(stage);
  return { mix, rules, copies, asJson: json };
}

const nothingToJudge = (stage: string | undefined): Obstacle =>
  new Obstacle(
    stage === undefined
      ? `There are no rules to judge: give the mix a list "rules", or name a stage that has some. Use ${USAGE}`
      : `Stage ${stage} has no lifecycle.rules and no copies: give the mix a list "rules" to try some.`,
  );
