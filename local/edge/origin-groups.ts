import { Obstacle } from '../../command/obstacle';
import type { CloudFrontResources } from './cloudfront-resources';
import { type Origin, type OriginConfig, originOf } from './origin-config';
import { requireUnderstood } from './understood';

/** What a behaviour names as its origin: one, or one and who stands in for it. */
export type Target = {
  readonly origin: Origin;
  readonly failover?: Failover;
};

export type Failover = {
  /** What the first origin answers when the second one is asked. */
  readonly statuses: readonly number[];
  readonly origin: Origin;
};

type GroupConfig = {
  Id: string;
  FailoverCriteria: { StatusCodes: { Items: number[] } };
  Members: { Items: Array<{ OriginId: string }> };
};
export type OriginsConfig = { Origins: OriginConfig[]; OriginGroups?: { Items?: GroupConfig[] } };

const UNDERSTOOD = ['FailoverCriteria', 'Id', 'Members'];

/** Every origin and origin group of a distribution by its id. Throws for a feature that this server does not have. */
export function targetsOf(
  { Origins, OriginGroups }: OriginsConfig,
  resources: CloudFrontResources,
): ReadonlyMap<string, Target> {
  const origins = new Map(Origins.map((origin) => [origin.Id, { origin: originOf(origin, resources) }]));
  const groups = (OriginGroups?.Items ?? []).map((group) => [group.Id, groupOf(group, origins)] as const);
  return new Map<string, Target>([...origins, ...groups]);
}

function groupOf(config: GroupConfig, origins: ReadonlyMap<string, Target>): Target {
  const { Id, FailoverCriteria, Members } = config;
  requireUnderstood(config, UNDERSTOOD, `origin group ${Id}`);
  const [first, second, ...more] = Members.Items.map(({ OriginId }) => origins.get(OriginId)?.origin);
  if (!first || !second || more.length > 0)
    throw new Obstacle(`origin group ${Id} must have two members that the distribution has as origins`);
  return { origin: first, failover: { statuses: FailoverCriteria.StatusCodes.Items, origin: second } };
}
