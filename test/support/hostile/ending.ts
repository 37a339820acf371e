import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { Refusal } from '../../../lambdas/shared/images/refusal';
import { LIMITS } from '../limits';
import { aPlan } from '../plan';

/** What became of an attack: a picture, maybe degraded, or a refusal with its reason; anything else is a `failure`. */
export type Ending = {
  readonly name: string;
  readonly state: string;
  readonly failure?: string;
  readonly ms: number;
  /** Of CPU time, user and system. */
  readonly cpuMs: number;
};

/** Takes a hostile file for an original. */
export async function endingOf(name: string, file: Uint8Array, widthsPx: readonly number[]): Promise<Ending> {
  const plan = aPlan({ widthsPx });
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const ended = await makeRenditions(file, plan, LIMITS).then(
    ({ degraded }) => ({ state: degraded ? 'degraded' : 'rendered' }),
    (error) => (error instanceof Refusal ? { state: error.reason } : { state: 'failed', failure: String(error) }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { name, ...ended, ms: performance.now() - from, cpuMs: (user + system) / 1000 };
}
