import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from '../environment';
import { Obstacle } from '../obstacle';
import { PROJECT, STATE } from '../paths';
import { commandOf, startServer, stopGroup } from '../processes';

export type Engine = {
  readonly endpoint: string;
  /** Leader of the process group of the engine and of every function that it runs. */
  readonly pid: number;
  stop(): Promise<void>;
};

const ENGINE = join(STATE, 'venv', 'bin', 'ministack');
const START_PATIENCE_MS = 60_000;

/** Starts the built-in engine on loopback with nothing in it; `folder` takes its log, its files and its pid. */
export async function startEngine(folder: string, port: number): Promise<Engine> {
  await stopLeftover(folder);
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const endpoint = `http://127.0.0.1:${port}`;
  const log = join(folder, 'engine.log');
  const child = startServer({ command: ENGINE, words: [], env: engineEnvironment(folder, port) }, log);
  await new Promise((resolve) => child.once('spawn', resolve).once('error', resolve));
  const pid = child.pid;
  if (pid === undefined) throw new Obstacle(`the engine is not installed: run "node local/prepare.mjs"`);
  writeFileSync(join(folder, 'engine.pid'), String(pid));
  const engine = { endpoint, pid, stop: () => stopEngine(folder, pid) };
  try {
    await untilReady(child, endpoint, log);
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return engine;
}

function engineEnvironment(folder: string, port: number): NodeJS.ProcessEnv {
  return {
    ...childEnvironment(),
    BIND_HOST: '127.0.0.1', // its default is every interface
    GATEWAY_PORT: String(port),
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    // the host in queue addresses; its default, localhost, makes the SDK warn of every call
    MINISTACK_HOST: '127.0.0.1',
    // More than all consumers together may have: a throttled batch is not tried again before its visibility timeout, minutes later.
    LAMBDA_ACCOUNT_CONCURRENCY: '40',
    NODE_PATH: join(PROJECT, 'node_modules'),
    TMPDIR: join(folder, 'tmp'),
    STATE_DIR: join(folder, 'state'),
    S3_DATA_DIR: join(folder, 's3'),
  };
}

async function untilReady(child: ChildProcess, endpoint: string, log: string): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Obstacle(`the engine ended at once; ${log} says why`);
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

async function stopEngine(folder: string, pid: number): Promise<void> {
  await stopGroup(pid);
  for (const left of ['engine.pid', 'tmp', 'state', 's3']) rmSync(join(folder, left), { recursive: true, force: true });
}

/** An engine whose owner was killed goes on alone; nobody can reach it any more, so it ends here. */
async function stopLeftover(folder: string): Promise<void> {
  const pid = Number(readIfThere(join(folder, 'engine.pid')));
  if (pid > 0 && commandOf(pid)?.includes(ENGINE)) await stopEngine(folder, pid);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
