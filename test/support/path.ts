import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalCloud } from '../../local/cloud';
import { STATE } from '../../local/paths';

/** Apart from a running `npm start`: its own folder, ports and pid file. */
export const PATH_FOLDER = join(STATE, 'test');
const FILE = join(PATH_FOLDER, 'cloud.json');

type PathCloud = Omit<LocalCloud, 'stop'>;

export function writePathCloud({ stop, ...cloud }: LocalCloud): void {
  writeFileSync(FILE, JSON.stringify(cloud));
}

/** The stack that `start-path.ts` brought up for all path tests. */
export function pathCloud(): PathCloud {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}
