import { nameOf } from '../../lib/config/names';
import { deployedStack } from '../deployed-stack';
import { type Check, type Departure, type Finding, problem } from './check';

/** Copies come back into buckets that are there: the stack of the copies is deployed before the one that makes them. */
export const twoWay: Check = { subject: 'whether copies have a bucket to come back to', find: findIn };

async function findIn({ config }: Departure): Promise<Finding[]> {
  if (!config.replication.twoWay) return [];
  const place = { name: nameOf(config, 'keep'), region: config.region };
  if (await deployedStack(place)) return [];
  return [
    problem(
      `stack ${place.name} is not there yet, so copies have no bucket to come back to: deploy once without replication.twoWay in bin/stages.ts, then with it`,
    ),
  ];
}
