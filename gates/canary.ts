import { type App, Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Obstacle } from '../command/obstacle';
import type { Finding } from './finding';
import { GATE_NAMES, gateOf } from './gate';

/** A stack that every gate has something against. */
export function addCanary(app: App): void {
  const stack = new Stack(app, 'canary', { env: { region: 'us-east-1' } });
  new CfnBucket(stack, 'Public', { accessControl: 'PublicReadWrite' });
  const old = new CfnFunction(stack, 'Old', {
    runtime: 'nodejs12.x',
    handler: 'index.handler',
    code: { zipFile: '0' },
    role: 'nobody',
  });
  old.addPropertyOverride('Colour', 'yellow');
}

/** What is only a warning to who says it, of an access list: two gates would pass it, if nobody told them not to. */
const WARNINGS = ['W3045', 'cfn-lint-W3045'];

/** Throws when a gate found nothing in the canary, or no warning: whatever it says of a stage, it is not looking. */
export function requireAwake(findings: readonly Finding[]): void {
  const awake = new Set(findings.map(({ id }) => gateOf(id)));
  const asleep = GATE_NAMES.filter((gate) => !awake.has(gate));
  if (asleep.length > 0)
    throw new Obstacle(
      `${asleep.join(', ')}: nothing found in a stack that is all wrong (gates/canary.ts), so it finds nothing anywhere`,
    );
  const missed = WARNINGS.filter((warning) => !findings.some(({ id }) => id === warning));
  if (missed.length > 0)
    throw new Obstacle(
      `${missed.join(', ')}: a warning about the stack that is all wrong (gates/canary.ts) is kept back, so others are, too`,
    );
}
