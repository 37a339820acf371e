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

/**
 * Starts the thread in which functions run, each in a realm that has CloudFront's globals and modules and nothing of Node's. When a
 * thread dies, the runs in it fail, and the next run has a new one.
 */
export function startFunctionRunner(): FunctionRunner {
  let thread = startThread();
  let isStopped = false;
  return {
    async run(run) {
      if (isStopped) throw new Error(ENDED);
      if (!thread.isAlive()) thread = startThread();
      return thread.run(run);
    },
    async stop() {
      isStopped = true;
      await thread.stop();
    },
  };
}

const ENDED = 'the thread of the functions has ended';

type Thread = FunctionRunner & { isAlive(): boolean };

function startThread(): Thread {
  const worker = new Worker(join(__dirname, 'realm', 'worker.cjs'), { execArgv: [] });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let runs = 0;
  let end: Error | undefined;
  worker.on('message', ({ id, ...outcome }: Outcome & { id: number }) => {
    waiting.get(id)?.resolve(outcome);
    waiting.delete(id);
  });
  const ended = (error: Error) => {
    end ??= error;
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
  };
  worker.on('error', ended);
  worker.on('exit', () => ended(new Error(ENDED)));
  return {
    isAlive: () => end === undefined,
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
