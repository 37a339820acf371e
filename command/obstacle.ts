/** A problem that the person at the keyboard can solve; its message says how, so no stack trace follows it. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
}

/** What a file system says when it is not the program's fault. */
const OF_THE_MACHINE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space and try again.',
  EROFS: 'The folder can only be read: use a checkout that you may write to.',
  EACCES: 'A file may not be written: is the checkout somebody else’s?',
  EMFILE: 'Too many files are open: raise the limit with "ulimit -n 4096" and try again.',
};

/** Errors that say by themselves what to do; by name, since this room knows no other. */
const SELF_EXPLAINING = new Set(['Obstacle', 'ConfigError']);

/** What to tell a person of an error: one sentence for an obstacle, everything for a fault of ours. */
export function told(error: unknown): unknown {
  const { name, code = '', message } = error as NodeJS.ErrnoException;
  if (SELF_EXPLAINING.has(name)) return message;
  const sentence = OF_THE_MACHINE[code];
  return sentence ? `${sentence} (${message})` : error;
}

/** Runs a command to the end of its process: with 1 and what stood in its way, or with 0, also when it was asked for help alone. */
export function endWith(command: () => Promise<void>): void {
  // Node 20 is what many still have here; the functions run on 24
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  command().catch((error) => {
    if (error.name === 'Help') return console.log(error.message);
    console.error(told(error));
    process.exitCode = 1;
  });
}
