import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPython } from './install';

/** A lossless reference and a picture that should look like it: two PNG files of one size. */
export type Pair = { readonly reference: string; readonly picture: string };

/** Answers the SSIMULACRA2 score of each pair, in order; a process a core. https://pypi.org/project/ssimulacra2/ */
export async function scoresOf(pairs: readonly Pair[], say: (progress: string) => void): Promise<number[]> {
  const python = join(await installPython('ssimulacra2'), 'python');
  const cores = cpus().length;
  say(`comparing ${pairs.length} pictures`);
  const shares = await Promise.all(
    cpus().map((_, core) =>
      score(
        python,
        pairs.filter((_, index) => index % cores === core),
      ),
    ),
  );
  return pairs.map((_, index) => shares[index % cores]?.[Math.floor(index / cores)] ?? Number.NaN);
}

/** One process after whose end all its answers are there. */
async function score(python: string, pairs: readonly Pair[]): Promise<number[]> {
  const child = spawn(python, [join(__dirname, 'metric.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(pairs.map(({ reference, picture }) => `${JSON.stringify([reference, picture])}\n`).join(''));
  const scores: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) scores.push(Number(line));
  if (scores.length < pairs.length) throw new Error(`the metric ended at ${pairs[scores.length]?.picture}`);
  return scores;
}
