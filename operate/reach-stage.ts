import type { Config } from '../lib/config';
import { childEnvironment } from '../local/environment';
import { runningEndpoint } from '../local/running';

/**
 * Turns a command to where its stage is. The local one is asked with keys that open nothing, at an address of this machine: nothing of an
 * account gets through. Throws an `Obstacle` when it is not running.
 */
export function reachStage({ bootstrapped }: Config): void {
  const { INIT_CWD } = process.env;
  if (!bootstrapped) process.env = { ...childEnvironment(runningEndpoint()), INIT_CWD };
}
