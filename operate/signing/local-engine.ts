import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../../command/obstacle';
import { STATE } from '../../command/paths';

const LOOPBACK = '127.0.0.1';
/** They open nothing: the engine takes any. */
const DUMMY = { accessKeyId: 'test', secretAccessKey: 'test' };

/** How an SDK client reaches the engine of a running `npm start`, by the file that it leaves for any script. Throws an `Obstacle` when there is none. */
export function localEngine(file = join(STATE, 'local.json')) {
  const endpoint = endpointIn(file);
  if (new URL(endpoint).hostname !== LOOPBACK) throw new Obstacle(`${endpoint} of ${file} is not this machine`);
  return { endpoint, credentials: DUMMY };
}

function endpointIn(file: string): string {
  const { pid = 0, endpoint } = runningIn(file);
  if (endpoint && isAlive(pid)) return endpoint;
  throw new Obstacle('Quayside is not running on this machine: start it with "npm start" in another terminal.');
}

type Running = { readonly pid?: number; readonly endpoint?: string };

function runningIn(file: string): Running {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // nothing was started
  }
}

/** A start that was killed leaves its file behind. */
function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
