import { Listr, PRESET_TIMER } from 'listr2';

/** Does one step under its title; the work may say how far it is. Its result is the step's, and its error too. */
export type Step = <Result>(title: string, work: Work<Result>) => Promise<Result>;
type Work<Result> = (say: (progress: string) => void) => Promise<Result>;

export type Timing = { readonly step: string; readonly ms: number };

/** Steps that nobody watches. */
export const silently: Step = (_, work) => work(() => {});

/** Steps as a person sees them: a live list in a terminal, plain lines elsewhere. */
export const shown: Step = (title, work) => (process.stdout.isTTY ? listed(title, work) : inPlainLines(title, work));

async function listed<Result>(title: string, work: Work<Result>): Promise<Result> {
  let result: { readonly of: Result } | undefined;
  const task = async (_: unknown, line: { output: string }) => {
    result = {
      of: await work((progress) => {
        line.output = progress;
      }),
    };
  };
  // whoever ends the command says what the error was, once, and listens to Ctrl-C
  const rendererOptions = { timer: PRESET_TIMER, showErrorMessage: false };
  await new Listr([{ title, task }], { rendererOptions, registerSignalListeners: false }).run();
  return (result as { readonly of: Result }).of;
}

async function inPlainLines<Result>(title: string, work: Work<Result>): Promise<Result> {
  const began = performance.now();
  process.stdout.write(`- ${title} … `);
  try {
    const result = await work(() => {});
    console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log('failed');
    throw error;
  }
}

/** The same steps; what each took is added to `timings` in the order in which they ended. */
export function timed(step: Step, timings: Timing[]): Step {
  return async (title, work) => {
    const began = performance.now();
    const result = await step(title, work);
    timings.push({ step: title, ms: Math.round(performance.now() - began) });
    return result;
  };
}
