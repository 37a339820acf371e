import { Obstacle } from '../command/obstacle';
import type { Terminal } from './terminal';

/** Returns when the person says yes, or said `--yes` before. Throws an `Obstacle` otherwise: silence is no consent. */
export async function requireYes(question: string, yes: boolean, terminal: Terminal): Promise<void> {
  if (yes) return;
  if (!terminal.isInteractive) {
    throw new Obstacle(`${question} Nobody is here to answer, so nothing was done: add --yes to say so beforehand.`);
  }
  const answer = await terminal.ask(`${question} [y/N]`);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Obstacle('Nothing was done.');
}

/** Returns when the person has typed the stage's name. No flag does it for them. */
export async function requireTypedName(question: string, stage: string, terminal: Terminal): Promise<void> {
  if (!terminal.isInteractive) {
    throw new Obstacle(
      `${question} That takes a person who types the stage's name at a terminal, so nothing was done; no flag replaces it.`,
    );
  }
  const answer = await terminal.ask(`${question} Type the stage's name to go on:`);
  if (answer.trim() !== stage) throw new Obstacle('That is not its name. Nothing was done.');
}
