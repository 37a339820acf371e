import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { rateIn, required, STAGE, YES } from '../options';
import { keyIn } from '../target';
import type { RewindWish } from './rewind';

/** What the command line of `rewind` says. */
export type RewindOptions = { readonly config: Config; readonly wish: RewindWish };

const USAGE =
  'npm run rewind -- --stage dev --prefix import/trip/ --to 2026-11-21T10:00:00Z [--rate <objects a second>] [--dry-run] [--yes]';

const LINE = {
  does: 'Makes all originals below a prefix what they were at a moment, and loses nothing by it.',
  usage: USAGE,
  example: 'npm run rewind -- --stage dev --prefix import/trip/ --to 2026-11-21T10:00:00Z --dry-run',
  options: {
    stage: STAGE,
    prefix: { type: 'string', says: 'all originals below it; "" is the whole bucket' },
    to: { type: 'string', says: 'the moment, with its zone' },
    // each copy is an event, and what follows from it stands in the same queues as uploads
    rate: { type: 'string', default: '20', says: 'how many originals a second' },
    'dry-run': { type: 'boolean', default: false, says: 'say what would happen, and do nothing' },
    yes: YES,
  },
} as const satisfies CommandLine;

/** Without a zone, a moment is another one on every machine. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads the command line of `rewind`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function rewindOptionsOf(words: readonly string[], now = new Date()): RewindOptions {
  const { rate, 'dry-run': dryRun, yes, ...values } = parsed(words, LINE).values;
  const stage = required(values.stage, 'Which stage?', USAGE);
  const prefix = keyIn(
    'prefix',
    required(values.prefix, 'Below which prefix? --prefix "" is the whole bucket.', USAGE),
  );
  const to = required(values.to, 'To which moment?', USAGE);
  const wish = { prefix, moment: momentIn(to, now), perSecond: rateIn(rate, 'objects'), dryRun, yes };
  return { config: stageNamed(stage), wish };
}

function momentIn(text: string, now: Date): Date {
  const moment = new Date(MOMENT.test(text) ? text : Number.NaN);
  if (Number.isNaN(moment.getTime())) {
    throw new Obstacle(`--to is ${JSON.stringify(text)}: give a moment with its zone, such as 2026-11-21T10:00:00Z`);
  }
  if (moment > now) throw new Obstacle(`--to is ${text}, which has not come yet: give a moment in the past`);
  return moment;
}
