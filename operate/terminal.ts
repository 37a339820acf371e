import { createInterface } from 'node:readline/promises';

/** Whoever reads what we say and may answer. */
export type Terminal = {
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean;
  say(line: string): void;
  ask(question: string): Promise<string>;
};

/** The terminal that this process was started from. */
export const processTerminal: Terminal = {
  isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  say: (line) => console.log(line),
  async ask(question) {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await lines.question(`${question} `);
    } finally {
      lines.close();
    }
  },
};

/** Sentences as a list to read. */
export const listed = (sentences: readonly string[]): string => sentences.map((sentence) => `- ${sentence}`).join('\n');
