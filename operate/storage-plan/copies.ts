import type { Config } from '../../lib/config';
import { classNamed, type StorageClassName } from '../../lib/config/storage-classes';
import { REPLICATION, STORAGE_CLASS_PRICES } from '../cost/prices';
import { billOf, totalOf } from './bill';
import type { Group, Rule } from './mix';
import { gbOf } from './rates';

/** A second copy that S3 makes of every original. */
export type Copy = {
  /** As in 'the copy in us-west-2'. */
  readonly name: string;
  readonly into: StorageClassName;
  readonly isInAnotherRegion: boolean;
  readonly isVouchedFor: boolean;
  /** Whether it goes when a rule ends its original. */
  readonly ends: boolean;
};

/** What S3 takes money for. */
export const COPY_ITEMS = ['storage', 'writes', 'transfer', 'time control'] as const;
export type CopyCosts = Readonly<Record<(typeof COPY_ITEMS)[number], number>>;

/** A group and the rule that is about it. */
export type Ruled = { readonly group: Group; readonly rule?: Pick<Rule, 'expireAfterDays'> };

/** The copies that a stage has made of its originals. */
export function copiesOf({ replication }: Config): Copy[] {
  const { region, storageClass = 'STANDARD', timeControl, auditCopy } = replication;
  const away: Copy = {
    name: `the copy in ${region}`,
    into: classNamed(storageClass),
    isInAnotherRegion: true,
    isVouchedFor: timeControl,
    ends: true,
  };
  const audit: Copy = {
    name: 'the audit copy',
    into: 'standard',
    isInAnotherRegion: false,
    isVouchedFor: false,
    ends: false,
  };
  return [...(region === undefined ? [] : [away]), ...(auditCopy ? [audit] : [])];
}

/** US dollars over all months, from today on, for a copy of all groups. Those that are there today are copied already. */
export function costsOfCopy(copy: Copy, all: readonly Ruled[], months: number): CopyCosts {
  const costs = all.map(({ group, rule }) => {
    const objects = group.addedAMonth * months;
    const gb = objects * gbOf(group.meanKiB);
    return {
      storage: keeping(copy, { group, rule }, months),
      writes: objects * STORAGE_CLASS_PRICES[copy.into].write,
      transfer: copy.isInAnotherRegion ? gb * REPLICATION.gbToAnotherRegion.each : 0,
      'time control': copy.isVouchedFor ? gb * REPLICATION.gbVouchedFor.each : 0,
    };
  });
  const sumOf = (item: keyof CopyCosts) => costs.reduce((sum, cost) => sum + cost[item], 0);
  return Object.fromEntries(COPY_ITEMS.map((item) => [item, sumOf(item)])) as CopyCosts;
}

/** Nobody reads a copy, and S3 has written it into its class, from which no rule moves it. */
function keeping({ into, ends }: Copy, { group, rule }: Ruled, months: number): number {
  const ages = { bornInto: into, expireAfterDays: ends ? rule?.expireAfterDays : undefined };
  return totalOf(billOf({ ...group, readsAMonth: 0 }, ages, months), ['storage', 'watching', 'early ends']);
}

/** All that a copy costs. */
export const totalOfCopy = (costs: CopyCosts): number => COPY_ITEMS.reduce((sum, item) => sum + costs[item], 0);
