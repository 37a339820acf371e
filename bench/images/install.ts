import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../command/paths';
import { runToEnd } from '../../command/run';
import { BENCH_STATE } from './forked';

const PEERS = join(PROJECT, 'bench', 'images', 'peers');

/** Installs what the benches compare with, once, from its own lock file; answers the folder. */
export const installPeers = (): Promise<string> => installLocked(PEERS, 'peers');

/** Installs what a folder's lock file says below `.quayside/bench`, unless it is there; `flags` may ask for another machine's. */
export async function installLocked(from: string, name: string, flags: readonly string[] = []): Promise<string> {
  const into = join(BENCH_STATE, name);
  const stamp = join(into, '.quayside-stamp');
  const digest = createHash('sha256')
    .update(readFileSync(join(from, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return into;
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(from, file), join(into, file));
  const words = ['ci', '--prefix', into, '--ignore-scripts', '--no-audit', '--no-fund', ...flags];
  await runToEnd(
    { command: 'npm', words, env: process.env },
    `${into}.log`,
    `Installing ${name} from the npm registry`,
  );
  writeFileSync(stamp, digest);
  return into;
}

/** Installs a Python program that `local/prepare.mjs` knows, once; answers the folder of its commands. */
export async function installPython(part: 'thumbor' | 'ssimulacra2'): Promise<string> {
  mkdirSync(BENCH_STATE, { recursive: true });
  const words = [join(PROJECT, 'local', 'prepare.mjs'), part];
  const log = join(BENCH_STATE, `${part}.log`);
  await runToEnd({ command: process.execPath, words, env: process.env }, log, `Installing ${part} from PyPI`);
  return join(BENCH_STATE, part, 'bin');
}
