/** The invalidations that were asked for: each has an id, and paths that it drops. */
export type Invalidations = {
  ids(): Promise<readonly string[]>;
  pathsOf(id: string): Promise<readonly string[]>;
};

export type Watch = { stop(): void };

/** CloudFront itself takes seconds; a test should not. */
const INTERVAL_MS = 500;

/** Hands the paths of every invalidation to `drop` soon after it was asked for. Those from before the start found an empty cache. */
export async function watchInvalidations(
  invalidations: Invalidations,
  drop: (paths: readonly string[]) => void,
  intervalMs = INTERVAL_MS,
): Promise<Watch> {
  const known = new Set(await invalidations.ids());
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const look = async () => {
    for (const id of await invalidations.ids()) {
      if (known.has(id)) continue;
      drop(await invalidations.pathsOf(id));
      known.add(id);
    }
  };
  const lookAgain = () => {
    if (isStopped) return;
    // an engine that does not answer now is asked again, and what it was told meanwhile is not lost
    timer = setTimeout(
      () =>
        look()
          .catch(() => {})
          .finally(lookAgain),
      intervalMs,
    ).unref();
  };
  lookAgain();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
