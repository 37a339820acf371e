import { Obstacle } from '../../command/obstacle';
import type { AssetRecord, Catalog } from '../../lambdas/shared/catalog';
import type { JobState, JobStore } from '../../lambdas/shared/job-store';
import type { ObjectHint } from '../../lambdas/shared/object-hint';
import type { Clock } from '../clock';
import { atMinute, counted } from '../in-words';
import { progressOf } from '../progress';
import type { Terminal } from '../terminal';
import type { SendHints } from './send-hints';

/** What going through all photos needs of the world. */
export type RerenderDeps = {
  readonly catalog: Catalog;
  readonly job: JobStore;
  readonly send: SendHints;
  readonly clock: Clock;
  readonly terminal: Pick<Terminal, 'say'>;
};

/** Photos that are read at once, and given again when a run ends among them: two items each, as many as one `BatchGetItem` takes. */
const PHOTOS_A_PAGE = 50;

/**
 * Has every photo looked at again, page by page: a page's place is kept when all of its hints are in the queue. So a run that ends
 * anywhere goes on there, and what is given twice is no work for the renderer.
 */
export async function rerenderEvery(deps: RerenderDeps, { restart }: { readonly restart: boolean }): Promise<void> {
  const { catalog, job, send, clock, terminal } = deps;
  let state = await begin(deps, restart);
  const sayProgress = progressOf(state.done, clock, terminal);
  do {
    const { records, cursor } = await catalog.everyAsset({ limit: PHOTOS_A_PAGE, cursor: state.cursor });
    await send(records.flatMap((record) => hintAt(record, clock)));
    const finishedAt = cursor === undefined ? timeOf(clock) : undefined;
    state = await keep(job, { ...state, cursor, finishedAt, done: state.done + records.length });
    sayProgress(state);
  } while (state.finishedAt === undefined);
  terminal.say(
    `Given to the renderer: ${counted(state.done, 'photo')}. It makes new renditions of those that are not as the settings want them.`,
  );
}

async function begin({ catalog, job, clock, terminal }: RerenderDeps, restart: boolean): Promise<JobState> {
  const former = await job.read();
  if (former && !former.finishedAt && !restart) {
    const { done, total, startedAt } = former;
    terminal.say(
      `Goes on after ${done.toLocaleString('en-US')} of ${counted(total, 'photo')}, where the run of ${at(startedAt)} ended.`,
    );
    return former;
  }
  if (former?.finishedAt) terminal.say(`The last run was done on ${at(former.finishedAt)}; this one begins anew.`);
  const total = await catalog.countAssets();
  terminal.say(`In the catalog: ${counted(total, 'photo')}.`);
  return keep(job, { turn: former?.turn ?? 0, startedAt: timeOf(clock), done: 0, total });
}

/** Keeps where the job stands as its next turn. Throws an `Obstacle` when somebody else has taken that. */
async function keep(job: JobStore, state: JobState): Promise<JobState> {
  const next = { ...state, turn: state.turn + 1 };
  if (await job.write(next)) return next;
  throw new Obstacle('Another run has gone on with this stage meanwhile: let it, or end it and repeat this command.');
}

/** The hint that nobody says anything has happened, but that it is worth a look. */
export function hintAt({ current }: AssetRecord, clock: Clock): ObjectHint[] {
  return current ? [{ bucket: current.bucket, key: current.key, kind: 'asked', at: timeOf(clock) }] : [];
}

const timeOf = (clock: Clock): string => new Date(clock.now()).toISOString();
const at = (time: string): string => atMinute(new Date(time));
