/** A problem that the person at the keyboard can solve; its message says how, so no stack trace follows it. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
}

/** Ends a command: with 1 and what stood in its way, or with 0. */
export function endWith(command: Promise<void>): void {
  command.catch((error) => {
    console.error(error instanceof Obstacle ? error.message : error);
    process.exitCode = 1;
  });
}
