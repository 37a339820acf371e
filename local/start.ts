import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalCloud, outputOf, startCloud } from './cloud';
import { signIn } from './developer';
import { CLI_SETTINGS } from './environment';
import { Obstacle } from './obstacle';
import { SAMPLES, STATE } from './paths';
import { commandOf } from './processes';
import { faultsOf } from './verify';
import { untilRendered, upload } from './walk';

const RUN = join(STATE, 'run');
const STATE_FILE = join(STATE, 'local.json');
/** Stored lying on its side, with a wide-gamut profile and a position: everything that the path must put right. */
const PHOTO = join(SAMPLES, 'forest-stream.jpg');

/** Written when a start begins, with the process id alone, and again when everything is up. */
type State = { readonly pid: number; readonly enginePid?: number } & Partial<
  Pick<LocalCloud, 'endpoint' | 'address' | 'outputs'>
>;

async function main(): Promise<void> {
  // Node 20 is what many still have here; the functions run on 24
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { check } = options();
  refuseSecondStart();
  writeState({ pid: process.pid });
  try {
    await run(check, stopRequest());
  } finally {
    rmSync(STATE_FILE, { force: true });
  }
}

function options(): { readonly check: boolean } {
  try {
    return parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    throw new Obstacle(`${(error as Error).message}\nUse "npm start", or "npm start -- --check" to verify and stop.`);
  }
}

async function run(check: boolean, stop: StopRequest): Promise<void> {
  const began = Date.now();
  const onStep = (step: string) => {
    stop.signal.throwIfAborted();
    say(step);
  };
  const cloud = await startCloud({ folder: RUN, ports: { engine: 4566, edge: 8080 }, onStep }).catch((error) => {
    // Ctrl-C also ends what a step has started; that step's complaint is no news
    throw stop.signal.aborted ? stop.signal.reason : error;
  });
  try {
    const { engine, endpoint, address, outputs } = cloud;
    writeState({ pid: process.pid, enginePid: engine.pid, address, endpoint, outputs });
    onStep('walk one photo from upload to viewer');
    const faults = await walkOnePhoto(cloud);
    if (faults.length > 0) throw new Obstacle(`The photo did not come through right:\n  ${faults.join('\n  ')}`);
    say(`ready after ${Math.round((Date.now() - began) / 1000)} seconds`);
    if (check) return;
    sayWhereToLook(cloud);
    await Promise.race([stop.requested, engine.ended]);
    if (!stop.signal.aborted) throw new Obstacle(`The engine ended by itself; ${engine.log} says why.`);
  } finally {
    say('stop');
    await cloud.stop();
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
  if (first && commandOf(first.pid)?.includes(join('local', 'start.ts'))) {
    const where = first.address ? `Look at ${first.address}, or end it` : 'It is not up yet; wait for it, or end it';
    throw new Obstacle(`Quayside is running already. ${where} with Ctrl-C where it was started.`);
  }
}

function readState(): State | undefined {
  try {
    return JSON.parse(readFileSync(STATE_FILE, 'utf8'));
  } catch {
    return undefined; // nothing is running
  }
}

/** Addresses, names and process ids, so that any script can find what was started. */
function writeState(state: State): void {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(STATE_FILE, `${JSON.stringify(state, null, 2)}\n`);
}

function sayWhereToLook({ address, endpoint, outputs }: LocalCloud): void {
  const settings = Object.entries(CLI_SETTINGS).map(([name, value]) => `${name}=${value}`);
  console.log(`
  page      ${address}
  AWS CLI   ${settings.join(' ')} aws --endpoint-url ${endpoint} s3 ls s3://${outputOf(outputs, 'keep', 'OriginalsBucket')}
  details   .quayside/local.json

  Ctrl-C ends it and forgets what was uploaded.`);
}

type StopRequest = { readonly signal: AbortSignal; readonly requested: Promise<unknown> };

/** Ctrl-C and its like, as often as it comes: what is under way ends first, so that nothing which it started is left behind. */
function stopRequest(): StopRequest {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort(new Obstacle('stopped before everything was up')));
  }
  return { signal: controller.signal, requested: once(controller.signal, 'abort') };
}

const say = (step: string): void => console.log(`- ${step}`);

main().catch((error) => {
  console.error(error instanceof Obstacle ? error.message : error);
  process.exitCode = 1;
});
