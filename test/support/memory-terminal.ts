import type { Terminal } from '../../operate/terminal';

export type MemoryTerminal = Terminal & { readonly said: string[]; readonly asked: string[] };

/** A terminal whose person gives these answers, one a question; without any, nobody is there. */
export function memoryTerminal(...answers: string[]): MemoryTerminal {
  const said: string[] = [];
  const asked: string[] = [];
  return {
    said,
    asked,
    isInteractive: answers.length > 0,
    say: (line) => said.push(line),
    async ask(question) {
      asked.push(question);
      return answers[asked.length - 1] ?? '';
    },
  };
}
