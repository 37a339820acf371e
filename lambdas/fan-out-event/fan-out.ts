import type { HintQueue } from '../shared/hint-queue';
import { hintsIn } from './envelopes';

export type FanOutDeps = {
  readonly routes: ReadonlyArray<{ readonly prefixes: readonly string[]; readonly queue: HintQueue }>;
};

/** Delivers the hints of one message to every consumer that wants them. Resolves when all have them; safe to repeat. */
export async function fanOut(body: string, { routes }: FanOutDeps): Promise<void> {
  const deliveries = hintsIn(body).flatMap((hint) =>
    routes
      .filter(({ prefixes }) => prefixes.some((prefix) => hint.key.startsWith(prefix)))
      .map(({ queue }) => queue.send(hint)),
  );
  await Promise.all(deliveries);
}
