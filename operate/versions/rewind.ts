import type { Clock } from '../clock';
import { requireYes } from '../consent';
import { atSecond, counted } from '../in-words';
import { paced } from '../pace';
import { progressOf } from '../progress';
import { nothingOf } from '../target';
import { howToWake } from './asleep';
import { planInWords, stepsInWords } from './plan-in-words';
import { planRewind, type Rewinding, type RewindPlan } from './plan-rewind';
import { leftOver, refusalsOf } from './refusals';
import type { VersionDeps } from './versions-of-key';

/** What rewinding needs of the world. */
export type RewindDeps = VersionDeps & { readonly clock: Clock };

export type RewindWish = Rewinding & {
  readonly perSecond: number;
  readonly yes: boolean;
  /** Says what would happen, and no more. */
  readonly dryRun: boolean;
};

/**
 * Makes a prefix what it was at a moment: by copies on top and delete markers, so that nothing is lost and it can be rewound itself. A run
 * that breaks off is repeated; what it did is found done. Throws an `Obstacle` that names what could not be brought
 * back, or says that nothing ever lay below the prefix.
 */
export async function rewind(wish: RewindWish, deps: RewindDeps): Promise<void> {
  const { bucket, clock, terminal } = deps;
  const plan = await planRewind(bucket, wish, new Date(clock.now()));
  if (wish.prefix !== '' && isEmpty(plan)) throw nothingOf(wish, bucket.bucket);
  const where = `${wish.prefix === '' ? 'All' : `All below ${wish.prefix}`} of ${bucket.bucket}`;
  const words = planInWords(plan);
  if (words.length === 0) return terminal.say(`${where} is as it was at ${atSecond(wish.moment)}.`);
  terminal.say(`${where}, to ${atSecond(wish.moment)}:`);
  for (const line of words) terminal.say(line);
  if (wish.dryRun) {
    for (const line of ['Key by key:', ...stepsInWords(plan)]) terminal.say(line);
    return;
  }
  await requireYes('Rewind?', wish.yes, terminal);
  const refused = await carryOut(plan, wish.perSecond, deps);
  const left = [...plan.asleep.map((one) => `${one.version.key}: ${howToWake(one, deps.stage)}`), ...refused];
  terminal.say(`Done: ${counted(plan.back.length + plan.hide.length - refused.length, 'object')}.`);
  if (left.length > 0) throw leftOver('Not as it was', left);
}

const isEmpty = ({ back, hide, asleep, same }: RewindPlan): boolean =>
  back.length + hide.length + asleep.length + same === 0;

/** Answers what S3 refused, and why. */
async function carryOut(plan: RewindPlan, perSecond: number, { bucket, clock, terminal }: RewindDeps) {
  const steps = [
    ...plan.back.map((version) => ({ key: version.key, act: () => bucket.putOnTop(version) })),
    ...plan.hide.map((key) => ({ key, act: () => bucket.hide(key) })),
  ];
  const isTurn = paced(clock, perSecond);
  const sayProgress = progressOf(0, clock, terminal, 'object');
  let done = 0;
  const progress = () => {
    done += 1;
    sayProgress({ done, total: steps.length });
  };
  return await refusalsOf(steps, async ({ act }) => {
    await isTurn(1);
    await act().finally(progress);
  });
}
