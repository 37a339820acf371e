import { once } from 'node:events';
import { type CommandLine, parsed } from '../command/command-line';
import { endWith, Obstacle } from '../command/obstacle';
import { type LocalCloud, startCloud } from './cloud';
import { CLI_SETTINGS } from './environment';
import { localStackAsked, startOnLocalStack } from './localstack/start-on-localstack';
import { outputOf } from './outputs';
import { RUN } from './paths';
import { summaryOf } from './readback/report';
import { beginRunning, endRunning, writeRunning } from './running';
import { type Step, shown, type Timing, timed } from './steps';
import { walkSamples } from './walk-samples';

const LINE = {
  does: 'Runs the whole cloud on this machine, without an account, until Ctrl-C.',
  usage: 'npm start, npm start -- --check, or npm start -- --engine localstack [--endpoint <url>]',
  options: {
    check: { type: 'boolean', default: false, says: 'verify that all works, and stop' },
    engine: { type: 'string', says: 'localstack: deploy to one that runs already' },
    endpoint: { type: 'string', says: 'where that one listens, on this machine' },
  },
} as const satisfies CommandLine;

async function start(): Promise<void> {
  const { check, engine, endpoint } = parsed(process.argv.slice(2), LINE).values;
  const localStack = localStackAsked(engine, endpoint);
  if (localStack) return startOnLocalStack(localStack);
  beginRunning();
  try {
    await run(check, stopRequest());
  } finally {
    endRunning();
  }
}

async function run(check: boolean, stop: StopRequest): Promise<void> {
  const began = Date.now();
  const timings: Timing[] = [];
  const step = timed(until(stop, shown), timings);
  const ports = { engine: 4566, edge: 8080 };
  const cloud = await startCloud({ folder: RUN, keepsState: true, ports, step, signal: stop.signal });
  try {
    await walkSamples(cloud, step);
    const { engine, endpoint, address, outputs } = cloud;
    writeRunning({ pid: process.pid, enginePid: engine.pid, address, endpoint, outputs, steps: timings });
    console.log(`Started in ${Math.round((Date.now() - began) / 1000)} seconds.`);
    if (check) return;
    sayWhereToLook(cloud);
    await Promise.race([stop.requested, engine.ended]);
    if (!stop.signal.aborted) sayThatItEnded(engine.log);
  } finally {
    await shown('stop and keep what is there', cloud.stop);
  }
}

/** Before everything else is stopped: the cause comes first. */
function sayThatItEnded(log: string): void {
  console.error(`The engine ended by itself; ${log} says why. The next start repairs what it left.`);
  process.exitCode = 1;
}

function sayWhereToLook({ address, endpoint, outputs, settings }: LocalCloud): void {
  console.log(`
  page      ${address}
  AWS CLI   npm run aws -- s3 cp <photo> s3://${outputOf(outputs, 'keep', 'OriginalsBucket')}/import/
  SDKs      AWS_ENDPOINT_URL=${endpoint} ${CLI_SETTINGS_LINE}
  settings  ${summaryOf(settings)}: .quayside/run/read-back.md
  details   .quayside/local.json

  Ctrl-C ends it; the next start goes on with what is there, and "npm run reset" forgets it.`);
}

/** For the AWS CLI or SDK of the person at the keyboard. */
const CLI_SETTINGS_LINE = Object.entries(CLI_SETTINGS)
  .map(([name, value]) => `${name}=${value}`)
  .join(' ');

type StopRequest = { readonly signal: AbortSignal; readonly requested: Promise<unknown> };

/** Ctrl-C and its like, as often as it comes: what is under way ends first, so that nothing which it started is left behind. */
function stopRequest(): StopRequest {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort(new Obstacle('Stopped before everything was up.')));
  }
  return { signal: controller.signal, requested: once(controller.signal, 'abort') };
}

/** No step begins after a stop was asked for. Ctrl-C also ends what a step has started; that step's complaint is no news. */
function until({ signal }: StopRequest, step: Step): Step {
  return async (title, work) => {
    signal.throwIfAborted();
    return step(title, work).catch((error) => {
      throw signal.aborted ? signal.reason : error;
    });
  };
}

endWith(start);
