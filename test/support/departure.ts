import { stageNamed } from '../../bin/stages';
import type { StackDesign } from '../../operate/blueprint';
import type { Departure } from '../../operate/preflight/check';

/** A stack with only what a test says of it. */
export const aDesign = (properties: Partial<StackDesign> = {}): StackDesign => ({
  name: 'quayside-dev-keep',
  region: 'eu-west-1',
  resources: {},
  keepsData: false,
  bootstrap: { version: 6, parameter: '/cdk-bootstrap/hnb659fds/version' },
  ...properties,
});

/** Stage dev on its way into an account, with these stacks. */
export const aDeparture = (...designs: StackDesign[]): Departure => ({
  config: stageNamed('dev'),
  account: '123456789012',
  designs,
});
