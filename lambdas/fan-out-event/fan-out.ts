import type { HintQueue } from '../shared/hint-queue';
import type { ObjectHint } from '../shared/object-hint';
import { hintsIn } from './envelopes';

/** What fanning out needs of the world. */
export type FanOutDeps = {
  readonly routes: ReadonlyArray<{ readonly prefixes: readonly string[]; readonly queue: HintQueue }>;
  /** Told of a hint that no consumer wants, so that it does not vanish without a word. */
  readonly reject: (hint: ObjectHint) => void;
};

/** Delivers the hints of one message to every consumer that wants them. Resolves when all have them; safe to repeat. */
export async function fanOut(body: string, deps: FanOutDeps): Promise<void> {
  await Promise.all(hintsIn(body).flatMap((hint) => deliver(hint, deps)));
}

function deliver(hint: ObjectHint, { routes, reject }: FanOutDeps): Promise<void>[] {
  const wanted = routes.filter(({ prefixes }) => prefixes.some((prefix) => hint.key.startsWith(prefix)));
  if (wanted.length === 0) reject(hint);
  return wanted.map(({ queue }) => queue.send(hint));
}
