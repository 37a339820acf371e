import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Obstacle } from '../../command/obstacle';
import { PROJECT } from '../../command/paths';
import type { Engine } from '../engine/engine';
import { childEnvironment } from '../environment';
import { freePort } from '../ports';
import { startServer, stopGroup } from '../processes';
import { versionAt } from './health';
import { INSTALLED, isInstalled, LOCALSTACK_VERSION, NOT_INSTALLED } from './installation';

const SERVE = join(PROJECT, 'local', 'localstack', 'serve.py');
const START_PATIENCE_MS = 60_000;
/** It needs up to 8 seconds to end; one that is killed leaves its Java behind. */
const STOP_PATIENCE_MS = 30_000;

/** Starts the installed LocalStack on loopback with nothing in it, its functions as processes; `folder` takes all that it writes. */
export async function startLocalStack(folder: string, preferredPort?: number): Promise<Engine> {
  if (!isInstalled()) throw new Obstacle(NOT_INSTALLED);
  prepareFolder(folder);
  // it says "Ready" and serves nobody when its port is taken
  const port = await freePort(preferredPort);
  const log = join(folder, 'localstack.log');
  const child = startServer({ command: INSTALLED.python, words: [SERVE], env: environmentOf(folder, port) }, log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw new Obstacle('LocalStack could not be started: there is no /bin/sh');
  const engine = {
    endpoint: `http://127.0.0.1:${port}`,
    pid,
    ended,
    log,
    stop: () => stopGroup(pid, STOP_PATIENCE_MS),
  };
  try {
    await untilReady(child, engine);
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return engine;
}

/** LocalStack looks for its library below the folder that it takes for the root of the file system. */
function prepareFolder(folder: string): void {
  for (const left of ['root', 'home', 'tmp']) rmSync(join(folder, left), { recursive: true, force: true });
  const state = join(folder, 'root', 'var', 'lib', 'localstack');
  for (const needed of [state, join(folder, 'home'), join(folder, 'tmp')]) mkdirSync(needed, { recursive: true });
  symlinkSync(INSTALLED.library, join(state, 'lib'));
}

function environmentOf(folder: string, port: number): NodeJS.ProcessEnv {
  const address = `127.0.0.1:${port}`;
  return {
    ...childEnvironment(),
    GATEWAY_LISTEN: address,
    GATEWAY_SERVER: 'hypercorn', // its default ignores the host above and serves every interface
    LOCALSTACK_HOST: address,
    SQS_ENDPOINT_STRATEGY: 'off', // else queues have addresses in a public domain
    DNS_ADDRESS: '0', // no name server
    DISABLE_EVENTS: '1', // no telemetry
    SKIP_SSL_CERT_DOWNLOAD: '1',
    OVERRIDE_IN_DOCKER: '0', // in what looks like a container it would write to system folders
    FILESYSTEM_ROOT: join(folder, 'root'),
    HOME: join(folder, 'home'), // no settings and no licence of its user's
    XDG_CACHE_HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    S3_SKIP_SIGNATURE_VALIDATION: '0', // else it takes presigned addresses that are expired or tampered with
    PROVIDER_OVERRIDE_DYNAMODB: 'v2', // the default ones lose stream records
    PROVIDER_OVERRIDE_DYNAMODBSTREAMS: 'v2',
    DYNAMODB_IN_MEMORY: '1',
    LAMBDA_RUNTIME_EXECUTOR: 'process',
    // how long a function's queue is left alone after it was found empty; its defaults are 1 second, rising to 10
    LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC: '0.1',
    LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC: '0.5',
    PROCESS_EXECUTOR_NODE_PATH: join(PROJECT, 'node_modules'),
  };
}

async function untilReady(child: ChildProcess, { endpoint, log }: Pick<Engine, 'endpoint' | 'log'>): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while ((await versionAt(endpoint)) !== LOCALSTACK_VERSION) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded) throw new Obstacle(`LocalStack ended at once; ${log} says why`);
    if (Date.now() > deadline)
      throw new Obstacle(`LocalStack did not get ready in a minute; ${log} says what it is doing`);
    await sleep(200);
  }
}
