import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Ending, endingOf } from '../../../test/support/hostile/ending';
import { peakMiB } from '../peak-memory';

/** What became of a file, and what it took. */
export type Met = Ending & { readonly peakMiB: number };

/** What a stage makes by default. */
const WIDTHS_PX = [320, 1024, 2048];

/** Renders files one after the other and says what became of each: a line of JSON each. */
async function meet(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const ending = await endingOf(basename(file), readFileSync(file), WIDTHS_PX);
    const met: Met = { ...ending, peakMiB: peakMiB() };
    process.stdout.write(`${JSON.stringify(met)}\n`);
  }
}

void meet(process.argv.slice(2));
