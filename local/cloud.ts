import { mkdirSync } from 'node:fs';
import { stageNamed } from '../bin/stages';
import { nameOf } from '../lib/config';
import { deploy, type Outputs, synthesise } from './deploy';
import { type Developer, inviteDeveloper, type UserPool } from './developer';
import { edgeOf } from './edge/behaviours';
import { startEdgeServer } from './edge/edge-server';
import { type Engine, startEngine } from './engine/engine';
import { freePort } from './ports';
import { publishGallery } from './publish-gallery';
import { settle } from './settle';
import { deployedStack } from './template';

export type CloudOptions = {
  /** Takes everything that this cloud writes. Two clouds need two folders. */
  readonly folder: string;
  /** Taken when free. @default - any free port */
  readonly ports?: { readonly engine?: number; readonly edge?: number };
  /** Told before each step; what it throws ends the start, and everything that was started. */
  readonly onStep?: (step: string) => void;
};

export type LocalCloud = {
  readonly engine: Engine;
  /** Of the engine: for SDK clients and the AWS CLI. */
  readonly endpoint: string;
  /** Of the distribution: for browsers. */
  readonly address: string;
  readonly outputs: Outputs;
  readonly pool: UserPool;
  readonly developer: Developer;
  /** Ends everything that was started. */
  stop(): Promise<void>;
};

const STACKS = ['keep', 'flow', 'edge', 'watch'] as const;
type StackId = (typeof STACKS)[number];

const stackNamed = (stack: StackId): string => nameOf(stageNamed('local'), stack);

/** One output of a deployed stack. Throws when the stack does not have it. */
export function outputOf(outputs: Outputs, stack: StackId, name: string): string {
  const value = outputs[stackNamed(stack)]?.[name];
  if (value === undefined) throw new Error(`${stackNamed(stack)} has no output ${name}`);
  return value;
}

/** Brings the whole stack up on this machine: engine, deployed template, settled settings, page, edge server. */
export async function startCloud({ folder, ports = {}, onStep = () => {} }: CloudOptions): Promise<LocalCloud> {
  mkdirSync(folder, { recursive: true });
  onStep('synthesise the local stage');
  const assembly = await synthesise(folder);
  onStep('start the engine');
  const engine = await startEngine(folder, ports.engine);
  try {
    return await deployTo(engine, assembly, { folder, ports, onStep });
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function deployTo(
  engine: Engine,
  assembly: string,
  { folder, ports, onStep }: Required<CloudOptions>,
): Promise<LocalCloud> {
  const { endpoint } = engine;
  onStep('deploy the stacks with the CDK CLI');
  const outputs = await deploy(assembly, endpoint, folder);
  onStep('settle what the engine dropped');
  const stacks = await Promise.all(
    STACKS.map((stack) => deployedStack(stackNamed(stack), assembly, outputs, endpoint)),
  );
  await settle(stacks, endpoint);
  onStep('publish the page');
  const pool = {
    userPoolId: outputOf(outputs, 'keep', 'UserPoolId'),
    clientId: outputOf(outputs, 'keep', 'PageClientId'),
  };
  const developer = await inviteDeveloper(pool, endpoint);
  const settings = { signInUrl: endpoint, clientId: pool.clientId, developer };
  await publishGallery(outputOf(outputs, 'keep', 'SiteBucket'), settings, endpoint);
  onStep('start the edge server');
  const edgeStack = stacks.find(({ stackName }) => stackName === stackNamed('edge'));
  if (!edgeStack) throw new Error('the edge stack was not deployed');
  const edge = await startEdgeServer(edgeOf(edgeStack), endpoint, await freePort(ports.edge));
  const stopAll = async () => {
    await edge.stop();
    await engine.stop();
  };
  return { engine, endpoint, address: edge.address, outputs, pool, developer, stop: stopAll };
}
