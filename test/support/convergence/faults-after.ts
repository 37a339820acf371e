import type fc from 'fast-check';
import { indexObject } from '../../../lambdas/index-object/index-object';
import { type RenderDeps, renderImage } from '../../../lambdas/render-image/render-image';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { renditionKeys } from '../../../lambdas/shared/rendition-key';
import { Declined } from '../../../lambdas/transform-image/declined';
import { type TransformDeps, transformImage } from '../../../lambdas/transform-image/transform-image';
import { MemoryCatalog } from '../memory-catalog';
import { MemoryObjectStore } from '../memory-object-store';
import { PICTURE_FACTS } from '../picture-facts';
import { debtsIn, faultsIn } from './faults';
import { apply, type History } from './history';
import { ASSET, PLAN, variantOf } from './subject';

class Killed extends Error {}

/** More than any history takes. Whoever takes more goes round in circles, and lets no timer run that could end the test. */
const MOST_OPERATIONS = 20_000;

/** A bucket of renditions that notes every file of an edition that goes: as long as it was there, a cache may have read it. */
class WatchedRenditions extends MemoryObjectStore {
  private readonly log: string[];

  constructor(before: () => Promise<void>, log: string[]) {
    super('renditions', before);
    this.log = log;
  }

  override mark(key: string): string {
    if (this.keys().includes(key)) this.log.push('removed');
    return super.mark(key);
  }
}

/** What a run leaves out, to show that its absence is noticed. */
type Rules = {
  readonly comparesRevs?: boolean;
  readonly sequencersRise?: boolean;
  readonly looksAgain?: boolean;
};

/** Everything that runs, so that a message can be late enough to come after it. */
class UnderWay {
  private readonly all = new Set<Promise<unknown>>();

  async during<Result>(run: () => Promise<Result>): Promise<Result> {
    const running = run();
    this.all.add(running);
    try {
      return await running;
    } finally {
      this.all.delete(running);
    }
  }

  /** When all has ended that is running now. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.all);
  }
}

/** Runs one history with every await as a point where another handler may go first. Answers what is wrong in the end. */
export async function faultsAfter(
  { changes, doubled, pauses, visits, crashes }: History,
  scheduler: fc.Scheduler,
  { comparesRevs = true, sequencersRise = true, looksAgain = true }: Rules = {},
): Promise<string[]> {
  let operations = 0;
  let changed = 0;
  let giveUp = (_fault: string) => {};
  const circles = new Promise<string>((resolve) => {
    giveUp = resolve;
  });
  const before = async () => {
    await scheduler.schedule(Promise.resolve());
    if (operations === MOST_OPERATIONS) {
      giveUp(`no end after ${MOST_OPERATIONS} operations`);
      await new Promise(() => {}); // nothing goes on
    }
    if (crashes.includes(operations++)) throw new Killed();
  };
  const originals = new MemoryObjectStore('originals', before);
  const log: string[] = [];
  const renditions = new WatchedRenditions(before, log);
  const catalog = new MemoryCatalog(before, { comparesRevs });
  const make: RenderDeps['make'] = async (body) => ({
    ...PICTURE_FACTS,
    renditions: [{ format: 'jpeg', widthPx: 320, heightPx: 1, body }],
    mezzanine: { body, contentType: 'image/jpeg' },
  });
  const purges = {
    send: async () => {
      await before();
      log.push('purged');
    },
  };
  const renders = new UnderWay();
  const requests = new UnderWay();
  const looks: Promise<void>[] = [];
  // as late as its delay makes it: after each render that was running, and after each request that may have read a mezzanine until then
  const again = {
    send: async (hint: ObjectHint) => {
      await before();
      const isOver = renders.ended().then(() => requests.ended());
      if (looksAgain) looks.push(isOver.then(() => render(hint)));
    },
  };
  const deps = {
    originals,
    renditions,
    catalog,
    purges,
    again,
    plan: PLAN,
    make,
    maxOriginalBytes: 100,
    now: () => new Date(),
  };

  const render = (hint: ObjectHint) => untilItSurvives(() => renders.during(() => renderImage(hint, deps)));
  const deliver = async (hint: ObjectHint): Promise<void> => {
    await untilItSurvives(() => indexObject(hint, deps));
    await render(hint);
  };
  const live = async (): Promise<void> => {
    const deliveries: Promise<void>[] = [];
    for (const [index, change] of changes.entries()) {
      await scheduler.schedule(Promise.resolve());
      const announced = apply(change, originals, changed++);
      const hints = sequencersRise ? announced : announced.map((hint) => ({ ...hint, sequencer: '01' }));
      deliveries.push(...[...hints, ...(doubled[index] ? hints : [])].map(deliver));
      if (pauses[index]) await Promise.all(deliveries);
    }
    await Promise.all(deliveries);
  };
  const pass = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step++) await scheduler.schedule(Promise.resolve());
  };
  const visited = visits.map(async ({ after, takes }) => {
    await pass(after);
    await requests.during(() => visit(renditions, () => pass(takes)));
  });
  const settle = async (): Promise<void> => {
    await Promise.all([live(), ...visited]);
    for (const look of looks) await look; // each may order another
  };
  const fault = await Promise.race([scheduler.waitFor(settle()), circles]);
  if (fault) return [fault];
  return [...faultsIn(originals, renditions, catalog), ...debtsIn(originals, log)];
}

/** Has a variant made of what is there now. Nobody repeats the request when it is killed. */
async function visit(renditions: WatchedRenditions, takeTime: () => Promise<void>): Promise<void> {
  const mezzanine = renditions.keys().find((key) => key.startsWith(renditionKeys.mezzaninesOf(ASSET)));
  if (mezzanine === undefined) return;
  const plan: TransformDeps['plan'] = async (body) => async () => {
    await takeTime();
    return body;
  };
  // whoever was at it before is over its lease: the more who write, the worse
  const deps = { renditions, leases: { take: async () => true }, presets: new Set(['200']), plan };
  const path = `/${variantOf(mezzanine.slice(renditionKeys.mezzaninesOf(ASSET).length))}`;
  try {
    await transformImage({ path }, deps);
  } catch (error) {
    if (!(error instanceof Killed || error instanceof Declined)) throw error;
  }
}

/** SQS delivers again what was not acknowledged. */
async function untilItSurvives(run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await run();
    } catch {
      // killed, or lost too many races: the message comes back
    }
  }
}
