import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** One run of a function; all of it is text, since nothing else may cross into its realm. */
type Run = {
  readonly name: string;
  /** An expression: takes the modules, answers the handler. */
  readonly code: string;
  readonly event: string;
  /** The content of the associated key value store, if there is one. */
  readonly store?: string;
  readonly timeLimitMs: number;
};

/** What it returned, or why it failed, and what it logged. Neither when it waits for what never comes. */
type Outcome = { readonly value?: string; readonly error?: string; readonly lines: readonly string[] };

export type FunctionRunner = {
  run(run: Run): Promise<Outcome>;
  stop(): Promise<void>;
};

type Waiting = { readonly resolve: (outcome: Outcome) => void; readonly reject: (error: Error) => void };

/** Starts the thread in which functions run, each in a realm that has CloudFront's globals and modules and nothing of Node's. */
export function startFunctionRunner(): FunctionRunner {
  const worker = new Worker(join(__dirname, 'realm', 'worker.cjs'), { execArgv: [] });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let runs = 0;
  worker.on('message', ({ id, ...outcome }: Outcome & { id: number }) => {
    waiting.get(id)?.resolve(outcome);
    waiting.delete(id);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return {
    run(run) {
      runs += 1;
      const id = runs;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, ...run });
      });
    },
    async stop() {
      await worker.terminate();
    },
  };
}
