import type { ParseArgsConfig } from 'node:util';
import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import { required, valuesOf } from '../options';
import { type Mix, mixIn, type Rule } from './mix';

/** What the command line of `storage:plan` says. */
export type PlanOptions = { readonly mix: Mix; readonly rules: readonly Rule[]; readonly asJson: boolean };

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
  return { mix, rules: rulesOf(mix, stage), asJson: json };
}

function rulesOf({ rules }: Mix, stage: string | undefined): readonly Rule[] {
  if (rules.length > 0 && stage !== undefined)
    throw new Obstacle('The mix has rules of its own: take --stage away, or the rules.');
  const wanted = stage === undefined ? rules : stageNamed(stage).lifecycle.rules;
  if (wanted.length > 0) return wanted;
  throw new Obstacle(
    stage === undefined
      ? `There are no rules to judge: give the mix a list "rules", or name a stage that has some. Use ${USAGE}`
      : `Stage ${stage} has no lifecycle.rules: give the mix a list "rules" to try some.`,
  );
}
