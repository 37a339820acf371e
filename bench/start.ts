import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../command/paths';
import type { Bench, Figure } from './figure';
import { rounded } from './figure';

type Run = { readonly seconds: number; readonly steps: readonly Figure[] };

/** How long does a start take in a fresh clone with empty caches, and how long the next one? */
export const start: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-bench-'));
  try {
    const clone = join(folder, 'clone');
    await run('git', ['clone', '--quiet', PROJECT, clone], folder);
    say('the first start, with empty caches');
    const cold = await timedStart('first start', clone, folder);
    say('the second start');
    const warm = await timedStart('second start', clone, folder);
    const figures = [
      { name: 'first start, empty caches, with --check', value: cold.seconds, unit: 's', reach: { atMost: 180 } },
      ...cold.steps,
      { name: 'second start, with --check', value: warm.seconds, unit: 's', reach: { atMost: 30 } },
      ...warm.steps,
    ];
    return { figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function timedStart(name: string, clone: string, folder: string): Promise<Run> {
  const began = performance.now();
  const output = await run('npm', ['start', '--', '--check'], clone, {
    npm_config_cache: join(folder, 'npm'),
    PIP_CACHE_DIR: join(folder, 'pip'),
  });
  return { seconds: rounded((performance.now() - began) / 1000, 1), steps: stepsIn(output, name) };
}

/** A start says each of its steps as `- <step> … <seconds> s`. */
function stepsIn(output: string, name: string): Figure[] {
  return [...output.matchAll(/^- (?<step>.+) … (?<seconds>[\d.]+) s$/gm)].map(({ groups }) => ({
    ...{ name: `${name}: ${groups?.step}`, value: Number(groups?.seconds), unit: 's' },
  }));
}

async function run(command: string, words: string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<string> {
  // what npm says to its scripts is about this checkout, not the other
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|userconfig))/.test(name));
  const env = { ...Object.fromEntries(inherited), ...more };
  const child = spawn(command, words, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  if (code !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
