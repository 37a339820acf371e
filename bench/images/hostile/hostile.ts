import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bench, type Figure, median, rounded } from '../../figure';
import { bundled } from '../forked';
import { AS_DEPLOYED } from '../render-plan';
import type { Met } from './victim';

const RUNS = 3;
/** Small files of one kind meet one process, one after the other: to fork takes longer than to meet them. */
const ONE_PROCESS_FROM = 100;

type Died = { readonly name: string; readonly how: string };
type Said = { readonly met: readonly Met[]; readonly died: readonly Died[] };

/** What can a file do that somebody made to hurt? */
export const hostile: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    say('making the files');
    spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'write-attacks.ts'), folder], { stdio: 'inherit' });
    const victim = await bundled('hostile/victim');
    const said: Said[] = [];
    for (const kind of readdirSync(folder)) {
      say(kind);
      for (let run = 0; run < RUNS; run++) said.push(...(await meetAll(victim, join(folder, kind))));
    }
    return { figures: figuresOf({ met: said.flatMap(({ met }) => met), died: said.flatMap(({ died }) => died) }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function meetAll(victim: string, kind: string): Promise<Said[]> {
  const files = readdirSync(kind).map((file) => join(kind, file));
  const lots = files.length < ONE_PROCESS_FROM ? files.map((file) => [file]) : [files];
  const said: Said[] = [];
  for (const lot of lots) said.push(await meet(victim, lot));
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
  const names = [...new Set(met.map(({ name }) => name))];
  const slowest = worst(names, (name) => median(runsOf(met, name).map(({ ms }) => ms)));
  const busiest = worst(names, (name) => median(runsOf(met, name).map(({ cpuMs }) => cpuMs)));
  const largest = worst(names, (name) => Math.max(...runsOf(met, name).map(({ peakMiB }) => peakMiB)));
  const failed = met.filter(({ state }) => state === 'failed');
  return [
    { name: 'hostile files', value: names.length, unit: 'files' },
    { name: 'crashes', value: died.length, unit: 'files', reach: { atMost: 0 } },
    { name: 'neither picture nor refusal', value: failed.length, unit: 'files', reach: { atMost: 0 } },
    { name: `worst time: ${slowest.name}`, value: rounded(slowest.value / 1000), unit: 's', reach: { atMost: 1 } },
    { name: `worst CPU time: ${busiest.name}`, value: rounded(busiest.value / 1000), unit: 's' },
    { name: `worst memory: ${largest.name}`, value: rounded(largest.value, 0), unit: 'MiB', reach: { atMost: 320 } },
  ];
}

const runsOf = (met: readonly Met[], wanted: string): Met[] => met.filter(({ name }) => name === wanted);

function worst(names: readonly string[], of: (name: string) => number): { name: string; value: number } {
  const values = names.map((name) => ({ name, value: of(name) }));
  return values.reduce((worst, each) => (each.value > worst.value ? each : worst));
}
