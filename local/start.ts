import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalCloud, outputOf, startCloud } from './cloud';
import { signIn } from './developer';
import { Obstacle } from './obstacle';
import { SAMPLES, STATE } from './paths';
import { commandOf } from './processes';
import { faultsOf } from './verify';
import { untilRendered, upload } from './walk';

const RUN = join(STATE, 'run');
const STATE_FILE = join(STATE, 'local.json');
/** Stored lying on its side, with a wide-gamut profile and a position: everything that the path must put right. */
const PHOTO = join(SAMPLES, 'forest-stream.jpg');

type Started = { readonly pid: number; readonly address: string };

async function main(): Promise<void> {
  // Node 20 is what many still have here; the functions run on 24
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  refuseSecondStart();
  const began = Date.now();
  const stop = stopRequest();
  const onStep = (step: string) => {
    stop.signal.throwIfAborted();
    say(step);
  };
  const cloud = await startCloud({ folder: RUN, ports: { engine: 4566, edge: 8080 }, onStep }).catch((error) => {
    // Ctrl-C also ends what a step has started; that step's complaint is no news
    throw stop.signal.aborted ? stop.signal.reason : error;
  });
  try {
    writeState(cloud);
    onStep('walk one photo from upload to viewer');
    const faults = await walkOnePhoto(cloud);
    if (faults.length > 0) throw new Obstacle(`The photo did not come through right:\n  ${faults.join('\n  ')}`);
    say(`ready after ${Math.round((Date.now() - began) / 1000)} seconds`);
    if (values.check) return;
    sayWhereToLook(cloud);
    await stop.requested;
  } finally {
    say('stop');
    await cloud.stop();
    rmSync(STATE_FILE, { force: true });
  }
}

/** Sends one photo the whole way as a signed-in viewer would, and looks at what comes out at the other end. */
async function walkOnePhoto(cloud: LocalCloud): Promise<string[]> {
  const viewer = { address: cloud.address, token: await signIn(cloud.pool, cloud.developer, cloud.endpoint) };
  const { asset } = await upload(PHOTO, viewer);
  const faults = await faultsOf(await untilRendered(asset, viewer), PHOTO, cloud.address);
  const page = await fetch(cloud.address);
  return page.ok ? faults : [...faults, `the page answered ${page.status}`];
}

function refuseSecondStart(): void {
  const first = readState();
  if (first && commandOf(first.pid)?.includes('start')) {
    throw new Obstacle(
      `Quayside is running already: look at ${first.address}, or end it with Ctrl-C where it was started.`,
    );
  }
}

function readState(): Started | undefined {
  try {
    return JSON.parse(readFileSync(STATE_FILE, 'utf8'));
  } catch {
    return undefined; // nothing is running
  }
}

/** Addresses, names and process ids, so that any script can find what was started. */
function writeState({ endpoint, address, outputs, enginePid }: LocalCloud): void {
  mkdirSync(STATE, { recursive: true });
  const state = { pid: process.pid, enginePid, address, endpoint, outputs };
  writeFileSync(STATE_FILE, `${JSON.stringify(state, null, 2)}\n`);
}

function sayWhereToLook({ address, endpoint, outputs }: LocalCloud): void {
  console.log(`
  page      ${address}
  AWS CLI   aws --endpoint-url ${endpoint} s3 ls s3://${outputOf(outputs, 'keep', 'OriginalsBucket')}   (keys test/test, us-east-1)
  details   .quayside/local.json

  Ctrl-C ends it and forgets what was uploaded.`);
}

/** Ctrl-C and its like. A step that is under way ends first, so that nothing which it started is left behind. */
function stopRequest(): { readonly signal: AbortSignal; readonly requested: Promise<unknown> } {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort(new Obstacle('stopped before everything was up')));
  }
  return { signal: controller.signal, requested: once(controller.signal, 'abort') };
}

const say = (step: string): void => console.log(`- ${step}`);

main().catch((error) => {
  console.error(error instanceof Obstacle ? error.message : error);
  process.exitCode = 1;
});
