import { Obstacle } from '../command/obstacle';

/** Ctrl-C ends what is under way at the next pause, with this sentence; a second one ends it at once. */
export function stopRequest(sentence: string): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort(new Obstacle(sentence)));
  }
  return controller.signal;
}
