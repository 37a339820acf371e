import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Obstacle } from './obstacle';
import { PROJECT } from './paths';

export type Command = { readonly command: string; readonly words: readonly string[]; readonly env: NodeJS.ProcessEnv };

/** Runs a command to its end, its output in a file; a failure shows the last lines of it. */
export async function runToEnd({ command, words, env }: Command, logFile: string, what: string): Promise<void> {
  const log = openSync(logFile, 'w');
  const child = spawn(command, words, { cwd: PROJECT, env, stdio: ['ignore', log, log] });
  closeSync(log);
  const code = await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  if (code !== 0) throw new Obstacle(`${what} failed; the end of ${logFile} says:\n${lastLines(logFile)}`);
}

/** Runs a command to its end and passes every line on as it comes. */
export async function runInSight(
  { command, words, env }: Command,
  what: string,
  say: (line: string) => void,
): Promise<void> {
  const child = spawn(command, words, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', say);
  const code = await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  if (code !== 0) throw new Obstacle(`${what} failed; what it said stands above`);
}

const lastLines = (file: string, count = 15): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
