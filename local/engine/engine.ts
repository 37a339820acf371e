import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Obstacle } from '../../command/obstacle';
import { PROJECT, STATE } from '../../command/paths';
import { childEnvironment } from '../environment';
import { requireFree } from '../ports';
import { commandOf, startServer, stopGroup } from '../processes';

export type Engine = {
  readonly endpoint: string;
  /** Leader of the process group of the engine and of every function that it runs. */
  readonly pid: number;
  /** Resolves when it ends, by `stop` or by itself. */
  readonly ended: Promise<void>;
  /** The file with what it said. */
  readonly log: string;
  /** Answers whether it ended by itself, its state saved if it keeps any. */
  stop(): Promise<boolean>;
};

export type EngineOptions = {
  /** Takes its log, its files and its pid. */
  readonly folder: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** Whether it goes on with what it had when it last stopped; otherwise it begins with nothing and leaves nothing. */
  readonly keepsState: boolean;
  /** Whether it asks everybody for rights: roles, bucket policies and signatures, as AWS does. @default false */
  readonly asksForRights?: boolean;
  /** Where the one page comes from that may talk to it from a browser. @default - no page may */
  readonly pagePort?: number;
};

const PYTHON = join(STATE, 'venv', 'bin', 'python');
const ENGINE = join(PROJECT, 'local', 'engine', 'serve.py');
const START_PATIENCE_MS = 60_000;
const LEFTOVER_PATIENCE_MS = 5000;

/** Starts the built-in engine on loopback. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { folder, port, keepsState } = options;
  await refuseIfInUse(folder);
  // whoever listens there could pass for the engine
  await requireFree({ engine: port });
  const forget = () => forgetAll(folder, keepsState ? TRANSIENT : [...TRANSIENT, ...LASTING]);
  forget();
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const log = join(folder, 'engine.log');
  const child = startServer({ command: PYTHON, words: [ENGINE], env: engineEnvironment(options) }, log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  await Promise.race([once(child, 'spawn'), ended]);
  const pid = child.pid;
  if (pid === undefined) throw new Obstacle('the engine could not be started: there is no /bin/sh');
  writeFileSync(join(folder, 'engine.pid'), String(pid));
  const stop = async () => {
    const endedItself = await stopGroup(pid);
    forget();
    return endedItself;
  };
  const engine = { endpoint: `http://127.0.0.1:${port}`, pid, ended, log, stop };
  try {
    await untilReady(child, engine.endpoint, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return engine;
}

function engineEnvironment({
  folder,
  port,
  keepsState,
  asksForRights = false,
  pagePort,
}: EngineOptions): NodeJS.ProcessEnv {
  const origins = pagePort === undefined ? [] : [`http://127.0.0.1:${pagePort}`, `http://localhost:${pagePort}`];
  return {
    ...childEnvironment(),
    BIND_HOST: '127.0.0.1', // its default is every interface
    GATEWAY_PORT: String(port),
    PAGE_ORIGINS: origins.join(' '),
    AUTH: String(asksForRights),
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    // the host in queue addresses; its default, localhost, makes the SDK warn of every call
    MINISTACK_HOST: '127.0.0.1',
    // More than all consumers and a few busy pages together need: a throttled batch is not tried again before its visibility timeout, minutes later.
    LAMBDA_ACCOUNT_CONCURRENCY: '100',
    NODE_PATH: join(PROJECT, 'node_modules'),
    TMPDIR: join(folder, 'tmp'),
    // everything but objects is saved when it ends, objects as they come
    PERSIST_STATE: keepsState ? '1' : '0',
    STATE_DIR: join(folder, 'state'),
    S3_PERSIST: keepsState ? '1' : '0',
    S3_DATA_DIR: join(folder, 's3'),
  };
}

async function untilReady(child: ChildProcess, endpoint: string, log: string): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Obstacle(`the engine ended at once; ${log} says why`);
    }
    if (await answers(`${endpoint}/_ministack/ready`)) return;
    await sleep(100);
  }
  throw new Obstacle(
    `the engine did not get ready in ${START_PATIENCE_MS / 1000} seconds; ${log} says what it is doing`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // not listening yet
  }
}

/** What an engine leaves besides its log. */
const TRANSIENT = ['engine.pid', 'tmp'];
const LASTING = ['state', 's3'];

function forgetAll(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Whether an engine in this folder ever saved what is deployed to it. */
export const hasState = (folder: string): boolean => existsSync(join(folder, 'state', 'cloudformation.json'));

/** An engine ends with its owner, at the latest a few seconds after. So one that goes on is somebody's. */
async function refuseIfInUse(folder: string): Promise<void> {
  const pid = Number(readIfThere(join(folder, 'engine.pid')));
  const isInUse = () => pid > 0 && commandOf(pid)?.includes(ENGINE) === true;
  const deadline = Date.now() + LEFTOVER_PATIENCE_MS;
  while (isInUse()) {
    if (Date.now() > deadline) throw new Obstacle(`another run is using ${folder}: wait for it, or end it first`);
    await sleep(100);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
