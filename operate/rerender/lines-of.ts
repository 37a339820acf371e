import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Obstacle } from '../../command/obstacle';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

/** The lines of a file, or of the standard input for `-`. Throws an `Obstacle` when it can't be read. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  if (file === '-') return yield* createInterface({ input: process.stdin });
  // npm runs in the checkout, the person may be elsewhere
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  try {
    const handle = await open(path);
    yield* handle.readLines();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason ? new Obstacle(`The list ${path} ${reason}.`) : error;
  }
}
