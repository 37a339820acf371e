import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import { required } from '../options';
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

const LINE = {
  does: 'Says what lifecycle rules cost and save, and refuses those that cost more than they save. It asks no account.',
  usage: USAGE,
  options: {
    mix: { type: 'string', says: 'a file that describes the originals, as docs/storage-mix.json does' },
    stage: { type: 'string', says: 'the stage whose rules and copies are judged' },
    json: { type: 'boolean', default: false, says: 'answer in JSON' },
  },
} as const satisfies CommandLine;

/** Reads the command line and the mix. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function planOptionsOf(words: readonly string[]): PlanOptions {
  const { mix: file, stage, json } = parsed(words, LINE).values;
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
