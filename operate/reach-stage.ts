import { Obstacle } from '../command/obstacle';
import type { Config } from '../lib/config';
import { childEnvironment } from '../local/environment';
import { runningEndpoint } from '../local/running';
import { ITS_TESTS } from './options';

/**
 * Turns a command to where its stage is. The local one is asked with keys that open nothing, at an address of this machine: nothing of an
 * account gets through. Throws an `Obstacle` when it is not running, and for a stage that `npm start` never runs.
 */
export function reachStage({ stage, bootstrapped }: Config): void {
  const { INIT_CWD } = process.env;
  if (bootstrapped) return;
  if (stage !== 'local') throw new Obstacle(`Stage "${stage}" is on this machine for a while only: ${ITS_TESTS}.`);
  process.env = { ...childEnvironment(runningEndpoint()), INIT_CWD };
}
