import { inOneLine, isAwsError } from '../../command/aws-error';
import { bootstrap } from './bootstrap';
import type { Check, Departure, Finding } from './check';
import { concurrency } from './concurrency';
import { freeNames } from './free-names';
import { heic } from './heic';
import { sharp } from './sharp';
import { stackStates } from './stack-states';
import { twoWay } from './two-way';

const CHECKS: readonly Check[] = [bootstrap, sharp, heic, stackStates, ...freeNames, twoWay, concurrency];

/** Everything that would stop a deployment half-way, found before it begins; what could not be looked at is found as that. */
export async function preflight(departure: Departure, checks = CHECKS): Promise<Finding[]> {
  const found = await Promise.all(checks.map((check) => findingsOf(check, departure)));
  return found.flat();
}

async function findingsOf(check: Check, departure: Departure): Promise<readonly Finding[]> {
  try {
    return await check.find(departure);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return [{ kind: 'unchecked', sentence: `${check.subject} could not be checked (${inOneLine(error)})` }];
  }
}
