import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Chart } from '../../chart';
import { type Bench, type Figure, median, rounded } from '../../figure';
import { bundled } from '../forked';
import { AS_DEPLOYED } from '../render-plan';
import type { Met } from './victim';

const RUNS = 3;
const MOST_SECONDS = 1;
const MOST_MIB = 320;
/** So many files of one kind are small: they meet one process, one after the other, and once, since to fork takes longer than to meet them. */
const ONE_PROCESS_FROM = 100;

type Died = { readonly name: string; readonly how: string };
type Said = { readonly met: readonly Met[]; readonly died: readonly Died[] };
/** All that was said of the attacks of a kind. */
type Kind = Said & { readonly kind: string };

/** What can a file do that somebody made to hurt? */
export const hostile: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    say('making the files');
    spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'write-attacks.ts'), folder], { stdio: 'inherit' });
    const victim = await bundled('hostile/victim');
    const kinds: Kind[] = [];
    for (const kind of readdirSync(folder)) {
      say(kind);
      kinds.push({ kind, ...together(await meetAll(victim, join(folder, kind))) });
    }
    return { figures: figuresOf(together(kinds)), chart: chartOf(kinds) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const together = (said: readonly Said[]): Said => ({
  met: said.flatMap(({ met }) => met),
  died: said.flatMap(({ died }) => died),
});

async function meetAll(victim: string, kind: string): Promise<Said[]> {
  const files = readdirSync(kind).map((file) => join(kind, file));
  if (files.length >= ONE_PROCESS_FROM) return [await meet(victim, files)];
  const said: Said[] = [];
  for (let run = 0; run < RUNS; run++) for (const file of files) said.push(await meet(victim, [file]));
  return said;
}

async function meet(victim: string, files: readonly string[]): Promise<Said> {
  const env = { ...process.env, ...AS_DEPLOYED };
  const run = promisify(execFile)(process.execPath, [victim, ...files], { env, maxBuffer: 2 ** 26 });
  const { stdout, how } = await run.then(
    ({ stdout }) => ({ stdout, how: undefined }),
    ({ stdout, signal, code }) => ({ stdout, how: String(signal ?? code) }),
  );
  const met = String(stdout)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Met => JSON.parse(line));
  return { met, died: how === undefined ? [] : [{ name: files[met.length] ?? '', how }] };
}

function figuresOf({ met, died }: Said): Figure[] {
  const { count, slowest, busiest, largest } = worstOf(met);
  const failed = met.filter(({ state }) => state === 'failed');
  return [
    { name: 'hostile files', value: count, unit: 'files' },
    { name: 'crashes', value: died.length, unit: 'files', reach: { atMost: 0 } },
    { name: 'neither picture nor refusal', value: failed.length, unit: 'files', reach: { atMost: 0 } },
    {
      ...{ name: `worst time: ${slowest.name}`, value: rounded(slowest.value / 1000), unit: 's' },
      ...{ reach: { atMost: MOST_SECONDS } },
    },
    { name: `worst CPU time: ${busiest.name}`, value: rounded(busiest.value / 1000), unit: 's' },
    {
      ...{ name: `worst memory: ${largest.name}`, value: rounded(largest.value, 0), unit: 'MiB' },
      ...{ reach: { atMost: MOST_MIB } },
    },
  ];
}

/** Time and memory have different units, and the same reach: one. */
function chartOf(kinds: readonly Kind[]): Chart {
  return {
    title: 'The worst that a hostile file of each kind does',
    axis: `share of what is the most: ${MOST_SECONDS} s, and ${MOST_MIB} MiB of memory`,
    groups: kinds.map(({ kind, met }) => {
      const { slowest, largest } = worstOf(met);
      const seconds = slowest.value / 1000;
      const bars = [
        { series: 'time', value: seconds / MOST_SECONDS, label: `${seconds.toFixed(2)} s` },
        { series: 'memory', value: largest.value / MOST_MIB, label: `${largest.value.toFixed(0)} MiB` },
      ];
      return { name: kind, bars };
    }),
    mark: { value: 1, name: 'reach' },
  };
}

function worstOf(met: readonly Met[]) {
  const names = [...new Set(met.map(({ name }) => name))];
  return {
    count: names.length,
    slowest: worst(names, (name) => median(runsOf(met, name).map(({ ms }) => ms))),
    busiest: worst(names, (name) => median(runsOf(met, name).map(({ cpuMs }) => cpuMs))),
    largest: worst(names, (name) => Math.max(...runsOf(met, name).map(({ peakMiB }) => peakMiB))),
  };
}

const runsOf = (met: readonly Met[], wanted: string): Met[] => met.filter(({ name }) => name === wanted);

function worst(names: readonly string[], of: (name: string) => number): { name: string; value: number } {
  const values = names.map((name) => ({ name, value: of(name) }));
  return values.reduce((worst, each) => (each.value > worst.value ? each : worst));
}
