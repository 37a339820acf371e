/** A problem that the person at the keyboard can solve; its message says how, so no stack trace follows it. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
}
