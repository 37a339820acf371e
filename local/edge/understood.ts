import { Obstacle } from '../../command/obstacle';

/** Throws by name for a feature that this server would have to ignore: what is not served here must not seem to be. */
export function requireUnderstood(part: object, features: readonly string[], what: string): void {
  const strange = Object.keys(part).filter((feature) => !features.includes(feature));
  if (strange.length > 0) {
    throw new Obstacle(`the local edge server does not know ${strange.join(', ')} of ${what}: teach it in local/edge`);
  }
}
