import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { Obstacle } from '../command/obstacle';
import { publishGallery } from '../gallery/publish';
import { assemblyIn, deploy, synthesise } from './deploy';
import { type Developer, inviteDeveloper, type UserPool } from './developer';
import type { EdgeServer } from './edge/edge-server';
import { serveDistribution } from './edge/serve-distribution';
import { type Engine, type EngineOptions, hasState, startEngine } from './engine/engine';
import { clientConfig } from './environment';
import { type Deployed, type Kept, type Ports, readKept, writeKept } from './kept';
import { type Outputs, outputOf, type StackId, stackNamed, stacksOf } from './outputs';
import { freePort, requireFree } from './ports';
import { comesToRest } from './queues';
import { differencesIn, readBack, type Setting } from './readback/read-back';
import { reportOn } from './readback/report';
import { repair } from './repair';
import { settle } from './settle';
import { sourcesDigest } from './sources';
import { type Step, silently } from './steps';
import { type DeployedStack, deployedStack } from './template';

export type CloudOptions = {
  /** Takes everything that this cloud writes. Two clouds need two folders. */
  readonly folder: string;
  /** One of those of this machine. @default 'local' */
  readonly stage?: string;
  /** Whether the engine asks everybody for rights, as AWS does. @default false */
  readonly asksForRights?: boolean;
  /** Whether the next start in this folder goes on with what is there now. @default false */
  readonly keepsState?: boolean;
  /** Taken at the first start when they are free. @default - any free port */
  readonly ports?: Partial<Ports>;
  /** Does each step. What it throws ends the start, and everything that was started. @default - silently */
  readonly step?: Step;
  /** Ends a start that is waiting. */
  readonly signal?: AbortSignal;
};

export type LocalCloud = {
  readonly stage: string;
  readonly engine: Engine;
  /** Of the engine: for SDK clients and the AWS CLI. */
  readonly endpoint: string;
  /** Of the distribution: for browsers. */
  readonly address: string;
  readonly outputs: Outputs;
  readonly pool: UserPool;
  readonly developer: Developer;
  /** What is known of every property of the deployed template. */
  readonly settings: readonly Setting[];
  /** Ends everything that was started. */
  stop(): Promise<void>;
};

/** What all steps of one start share. */
type Start = Required<Pick<CloudOptions, 'folder' | 'stage' | 'asksForRights' | 'keepsState' | 'step'>> & {
  readonly signal?: AbortSignal;
  readonly ports: Ports;
  readonly kept?: Kept;
  /** Whether an engine left state here that may not agree with its objects. */
  readonly needsRepair: boolean;
};

/** Brings the whole stack up on this machine: engine, deployed template, settled settings, page, edge server. */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  const { folder, stage = 'local', asksForRights = false, keepsState = false, step = silently, signal } = options;
  mkdirSync(folder, { recursive: true });
  const kept = keepsState ? readKept(folder) : undefined;
  const needsRepair = keepsState && hasState(folder) && kept?.isWhole !== true;
  const ports = await portsOf(kept, options.ports);
  const start = { folder, stage, asksForRights, keepsState, step, signal, kept, needsRepair, ports };
  const digest = sourcesDigest();
  const isUnchanged = kept?.deployed?.digest === digest && hasState(folder) && existsSync(assemblyIn(folder));
  const deployed = isUnchanged ? kept.deployed : undefined;
  begin(start, deployed);
  if (!deployed) await step(`synthesise stage ${stage}`, () => synthesise(folder, { stage }));
  const engine = await step('start the engine', () => startEngine(engineOf(start)));
  return endingOnError(engine, async () => {
    if (deployed) return open(engine, deployed, start);
    return openNew(engine, await deployAnew(engine, digest, start), start);
  });
}

/** Should this start break off, the next one repairs; and it deploys again if this one was about to. */
function begin({ folder, keepsState, ports, kept }: Start, deployed: Deployed | undefined): void {
  const outdated = kept?.deployed && { ...kept.deployed, digest: '' };
  if (keepsState) writeKept(folder, { ports, deployed: deployed ?? outdated, isWhole: false });
}

const engineOf = ({ folder, asksForRights, keepsState, ports }: Start): EngineOptions => ({
  folder,
  asksForRights,
  keepsState,
  port: ports.engine,
  pagePort: ports.edge,
});

async function portsOf(kept: Kept | undefined, wanted: Partial<Ports> = {}): Promise<Ports> {
  if (!kept) return { engine: await freePort(wanted.engine), edge: await freePort(wanted.edge) };
  await requireFree({ engine: kept.ports.engine, page: kept.ports.edge });
  return kept.ports;
}

/** Whatever the work throws, what was started before it ends with it. */
async function endingOnError<Result>(part: Engine | EdgeServer, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await part.stop();
    throw error;
  }
}

async function deployAnew({ endpoint }: Engine, digest: string, start: Start): Promise<Deployed> {
  const { folder, stage, step } = start;
  const outputs = await step('deploy the stacks with the CDK CLI', () =>
    deploy(assemblyIn(folder), { endpoint, folder, stage }),
  );
  const stacks = await stacksIn({ folder, stage, outputs, endpoint });
  await step('settle what the engine dropped', () => settle(stacks, endpoint));
  const pool = poolOf(outputs);
  const developer = await inviteDeveloper(pool, endpoint);
  const cli = { command: 'npm run aws --', bucket: outputOf(outputs, 'keep', 'OriginalsBucket') };
  const settings = { signInUrl: endpoint, clientId: pool.clientId, developer, cli };
  const site = outputOf(outputs, 'keep', 'SiteBucket');
  await step('publish the page', () => publishGallery(new S3Client(clientConfig(endpoint)), site, settings));
  return { digest, outputs, developer };
}

/** The engine saves its tables and settings only when it ends, so it does once, before anything depends on it. */
async function openNew(engine: Engine, deployed: Deployed, start: Start): Promise<LocalCloud> {
  const { folder, keepsState, step, ports } = start;
  if (!keepsState) return open(engine, deployed, start);
  const saved = await step('save what is deployed', async () => {
    await engine.stop();
    return startEngine(engineOf(start));
  });
  writeKept(folder, { ports, deployed, isWhole: false });
  return endingOnError(saved, () => open(saved, deployed, start));
}

async function open(engine: Engine, deployed: Deployed, start: Start): Promise<LocalCloud> {
  const { endpoint } = engine;
  const { outputs, developer } = deployed;
  const { folder, stage, step, signal, ports, needsRepair } = start;
  const stacks = await stacksIn({ folder, stage, outputs, endpoint });
  const settings = await step('read every setting back', () => readBackAll(stacks, endpoint, folder));
  const edge = await step('start the edge server', () =>
    serveDistribution(stackOf('edge', stacks), endpoint, { port: ports.edge }),
  );
  const repairing = (say: (progress: string) => void) => repair(endpoint, outputs, { say, signal });
  await endingOnError(edge, async () => {
    if (needsRepair) await step('repair catalog and renditions from the originals', repairing);
  });
  const facts = { stage, engine, endpoint, address: edge.address, outputs, pool: poolOf(outputs), developer, settings };
  return { ...facts, stop: () => close(engine, edge, deployed, start) };
}

async function readBackAll(stacks: readonly DeployedStack[], endpoint: string, folder: string): Promise<Setting[]> {
  const settings = await readBack(stacks, endpoint);
  writeFileSync(join(folder, 'read-back.md'), reportOn(settings));
  const differences = differencesIn(settings);
  if (differences.length === 0) return settings;
  throw new Obstacle(
    `The engine does not have what the template says (CONTRIBUTING.md, "Add a construct", says what to do):\n  ${differences.join('\n  ')}`,
  );
}

async function close(engine: Engine, edge: EdgeServer, deployed: Deployed, start: Start): Promise<void> {
  const { folder, keepsState, ports } = start;
  let isIdle = false;
  try {
    await edge.stop();
    isIdle = keepsState && (await isWorkedOff(engine));
  } finally {
    const isSaved = await engine.stop();
    if (keepsState) writeKept(folder, { ports, deployed, isWhole: isIdle && isSaved });
  }
}

/** What is under way gets this long to be done before the engine ends. */
const LAST_MESSAGES_MS = 5000;

async function isWorkedOff({ endpoint }: Engine): Promise<boolean> {
  try {
    return await comesToRest(endpoint, { ms: LAST_MESSAGES_MS });
  } catch {
    return false; // the engine has ended already
  }
}

const poolOf = (outputs: Outputs): UserPool => ({
  userPoolId: outputOf(outputs, 'keep', 'UserPoolId'),
  clientId: outputOf(outputs, 'keep', 'PageClientId'),
});

/** Where a stage was deployed from, and to. */
export type Place = {
  readonly folder: string;
  readonly stage: string;
  readonly outputs: Outputs;
  readonly endpoint: string;
};

/** The stacks of a stage that were deployed from a cloud's folder. */
export const stacksIn = ({ folder, stage, outputs, endpoint }: Place): Promise<DeployedStack[]> =>
  Promise.all(
    stacksOf(stage).map((stack) => deployedStack(stackNamed(stack, stage), assemblyIn(folder), outputs, endpoint)),
  );

function stackOf(stack: StackId, stacks: readonly DeployedStack[]): DeployedStack {
  const found = stacks.find(({ stackName }) => stackName.endsWith(`-${stack}`));
  if (!found) throw new Error(`the ${stack} stack was not deployed`);
  return found;
}
