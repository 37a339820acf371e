import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Obstacle } from '../../command/obstacle';
import { PROJECT, STATE } from '../../command/paths';

/** Where `local/prepare.mjs` installs what gates need of Python. */
export const PYTHON_PROGRAMS = join(STATE, 'gates');

/** Findings of a few thousand lines. */
const LONGEST_ANSWER_BYTES = 64 * 2 ** 20;

/** What a program answers as JSON, whether it found something or not. */
export async function askPython(program: string, words: readonly string[]): Promise<unknown> {
  const file = join(PYTHON_PROGRAMS, program, 'bin', program);
  const { stdout, stderr } = await ended(file, words);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Obstacle(`${program} gave no answer; what it said: ${stderr.trim().split('\n').at(-1)}`);
  }
}

type Ended = { readonly stdout: string; readonly stderr: string };

function ended(file: string, words: readonly string[]): Promise<Ended> {
  const { PATH, HOME } = process.env; // no credentials: neither asks an account
  const options = { cwd: PROJECT, env: { PATH, HOME }, maxBuffer: LONGEST_ANSWER_BYTES };
  return new Promise((resolve) => execFile(file, words, options, (_, stdout, stderr) => resolve({ stdout, stderr })));
}
