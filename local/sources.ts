import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../command/paths';

/** All that decides what a start deploys. */
const SOURCES = [
  'bin',
  'command',
  'gallery',
  'lambdas',
  'lib',
  'local',
  'cdk.json',
  'package-lock.json',
  'tsconfig.json',
];
/** Installed or made from the others. */
const DERIVED = new Set(['node_modules', 'dist', '__pycache__']);

/** The same as long as neither the sources nor what runs them has changed. */
export function sourcesDigest(): string {
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  for (const file of SOURCES.flatMap(filesIn).sort())
    hash.update(`\0${file}\0`).update(readFileSync(join(PROJECT, file)));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  try {
    const entries = readdirSync(join(PROJECT, path), { withFileTypes: true });
    return entries
      .filter(({ name }) => !DERIVED.has(name))
      .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
