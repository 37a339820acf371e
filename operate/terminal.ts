import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/** Whoever reads what we say and may answer. */
export type Terminal = {
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean;
  say(line: string): void;
  /** The answer; an empty one when the person leaves with Ctrl-C or Ctrl-D. */
  ask(question: string): Promise<string>;
};

/** The terminal that this process was started from. */
export const processTerminal: Terminal = {
  isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  say: (line) => console.log(line),
  async ask(question) {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    // without the first, nothing would be left to wait for and we would end as if all were well
    const left = once(lines, 'close').then(() => undefined);
    try {
      const answer = await Promise.race([left, lines.question(`${question} `).catch(() => undefined)]);
      // the cursor still stands behind the question
      if (answer === undefined) console.log();
      return answer ?? '';
    } finally {
      lines.close();
    }
  },
};

/** Sentences as a list to read. */
export const listed = (sentences: readonly string[]): string => sentences.map((sentence) => `- ${sentence}`).join('\n');
