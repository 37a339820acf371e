import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { STATE } from '../../command/paths';
import type { Reply } from './contenders/answer';
import type { Turn } from './made';

/** Where benches keep what they build and install. */
export const BENCH_STATE = join(STATE, 'bench');

/** Somebody who makes all files of a photo, and is to be ended when nobody is measured any more. */
export type Contender = { readonly take: (photo: string) => Promise<Turn>; readonly end: () => unknown };

/** A contender of `contenders/` in a process of its own, bundled as a function is: no loader of ours runs along. */
export async function forked(name: string, environment: Readonly<Record<string, string>> = {}): Promise<Contender> {
  const child = fork(await bundled(`contenders/${name}`), {
    env: { ...process.env, ...environment },
    execArgv: [],
    serialization: 'advanced',
  });
  return { take: (photo) => ask(child, photo), end: () => child.kill() };
}

/** Builds one of our processes, named by its file below this folder, as the function is built: a loader of TypeScript would be counted too. */
export async function bundled(name: string): Promise<string> {
  const outfile = join(BENCH_STATE, `${name}.cjs`);
  await build({
    entryPoints: [join(__dirname, `${name}.ts`)],
    ...{ outfile, bundle: true, platform: 'node', format: 'cjs', minify: true },
    ...{ mainFields: ['module', 'main'], external: ['sharp', 'heic-decode'], logLevel: 'warning' },
  });
  return outfile;
}

async function ask(child: ChildProcess, photo: string): Promise<Turn> {
  const answered = new AbortController();
  const { signal } = answered;
  child.send({ photo });
  const ended = once(child, 'exit', { signal }).then(([code]): [Reply] => [{ problem: `it ended with ${code}` }]);
  const [reply] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Reply];
  answered.abort();
  if ('problem' in reply) throw new Error(`${child.spawnargs.at(-1)} with ${photo}: ${reply.problem}`);
  return reply;
}
