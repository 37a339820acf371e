import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Obstacle } from '../command/obstacle';
import { STATE } from '../command/paths';
import type { LocalCloud } from './cloud';
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

/** Begins to run. Throws an `Obstacle` when another start does, also one that began in this very moment. */
export function beginRunning(file = FILE): void {
  refuseIfRunning(file);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true }); // left behind by a start that was killed
  try {
    write({ pid: process.pid }, file, 'wx');
  } catch (error) {
    refuseIfRunning(file);
    throw error;
  }
}

/** Addresses, names and process ids, so that any script can find what was started. */
export const writeRunning = (running: Running): void => write(running, FILE, 'w');

const write = (running: Running, file: string, flag: 'w' | 'wx'): void =>
  writeFileSync(file, `${JSON.stringify(running, null, 2)}\n`, { flag });

/** Takes back what this process said, and nobody else's. */
export function endRunning(file = FILE): void {
  if (readRunning(file)?.pid === process.pid) rmSync(file, { force: true });
}
