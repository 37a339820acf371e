import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../command/obstacle';
import type { LocalCloud } from './cloud';
import { STATE } from './paths';
import { commandOf } from './processes';
import type { Timing } from './steps';

const FILE = join(STATE, 'local.json');

/** Written when a start begins, with its process id alone, and again when everything is up. */
export type Running = {
  readonly pid: number;
  readonly enginePid?: number;
  readonly steps?: readonly Timing[];
} & Partial<Pick<LocalCloud, 'endpoint' | 'address' | 'outputs'>>;

/** Throws an `Obstacle` that says where the running one is. */
export function refuseIfRunning(file = FILE): void {
  const first = readRunning(file);
  if (!first) return;
  const where = first.address ? `Look at ${first.address}, or end it` : 'It is not up yet; wait for it, or end it';
  throw new Obstacle(`Quayside is running already. ${where} with Ctrl-C where it was started.`);
}

/** The endpoint of the running engine. Throws an `Obstacle` when there is none. */
export function runningEndpoint(file = FILE): string {
  const { endpoint } = readRunning(file) ?? {};
  if (!endpoint) throw new Obstacle('Quayside is not running: start it with "npm start" in another terminal.');
  return endpoint;
}

/** What is running; nothing when a start left its file behind because it was killed. */
function readRunning(file: string): Running | undefined {
  try {
    const running: Running = JSON.parse(readFileSync(file, 'utf8'));
    return commandOf(running.pid)?.includes(join('local', 'start.ts')) ? running : undefined;
  } catch {
    return undefined; // nothing was started
  }
}

/** Addresses, names and process ids, so that any script can find what was started. */
export function writeRunning(running: Running): void {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(running, null, 2)}\n`);
}

export function forgetRunning(): void {
  rmSync(FILE, { force: true });
}
