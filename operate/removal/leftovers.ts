import type { Config } from '../../lib/config';
import { nameOf } from '../../lib/config/names';
import { SEARCHES, taggedArns } from './searches';

/** Something in the account that carries the stage's name, or its tags. */
export type Leftover = { readonly kind: string; readonly name: string; readonly region: string };

/** Everything of a stage that the account still has in these regions, each thing once. */
export async function leftoversOf(config: Config, regions: readonly string[]): Promise<Leftover[]> {
  const found = await Promise.all(regions.map((region) => leftoversIn(region, config)));
  return found.flat();
}

async function leftoversIn(region: string, config: Config): Promise<Leftover[]> {
  const searches = Object.entries(SEARCHES).map(async ([kind, search]) =>
    (await search(nameOf(config, ''), region)).map((name) => ({ kind, name, region })),
  );
  const [arns, ...named] = await Promise.all([taggedArns(config, region), ...searches]);
  const byName = named.flat();
  const known = new Set(byName.map(({ name }) => name));
  const byTag = arns.filter((arn) => !isOneOf(arn, known)).map((arn) => ({ kind: serviceOf(arn), name: arn, region }));
  return [...byName, ...byTag];
}

/** Whether a name or an ARN stands for one of these names. */
export function isOneOf(nameOrArn: string, names: ReadonlySet<string>): boolean {
  const resource = nameOrArn.split(':').slice(5).join(':');
  const withoutType = resource.replace(/^[^:/]+[:/]/, '');
  return [nameOrArn, resource, withoutType, ...resource.split(/[:/]/)].some((name) => names.has(name));
}

const serviceOf = (arn: string): string => arn.split(':')[2] ?? 'thing';
