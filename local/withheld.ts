import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../bin/templates';

type Template = { readonly Resources: Readonly<Record<string, Resource & { DependsOn?: string | string[] }>> };

/** Resources that stages of this machine are deployed without, and why: all of a type, or those with a property. */
type Withheld = { readonly type: string; readonly property?: string; readonly reason: string };

const NO_BACKUPS = 'the engine knows no selection, and makes no backup by a plan';

/** What the engine's CloudFormation refuses, which would roll the whole stack back. */
export const WITHHELD: readonly Withheld[] = [
  { type: 'AWS::Backup::BackupPlan', reason: NO_BACKUPS },
  { type: 'AWS::Backup::BackupSelection', reason: NO_BACKUPS },
  { type: 'AWS::Backup::BackupVault', reason: NO_BACKUPS },
  {
    type: 'AWS::CloudFront::MonitoringSubscription',
    reason: 'the engine does not know it, and the edge server has no metrics',
  },
  { type: 'AWS::CloudWatch::Alarm', property: 'Metrics', reason: 'the engine does not calculate with metrics' },
  { type: 'AWS::CloudTrail::Trail', reason: 'the engine does not know it, and CloudTrail vouches for nothing here' },
  { type: 'AWS::S3::StorageLens', reason: 'the engine does not know it, and nobody counts what is in its buckets' },
];

const isWithheld = ({ Type, Properties = {} }: Resource): boolean =>
  WITHHELD.some(({ type, property }) => Type === type && (property === undefined || property in Properties));

/** Leaves out of the templates of an assembly what the engine would refuse. */
export function withhold(assembly: string): void {
  for (const name of readdirSync(assembly).filter((file) => file.endsWith('.template.json'))) {
    const before = readFileSync(join(assembly, name), 'utf8');
    const template = JSON.parse(before);
    if (!Object.values<Resource>(template.Resources).some(isWithheld)) continue;
    const after = JSON.stringify(accepted(template), null, 1);
    writeFileSync(join(assembly, name), after);
    // a template is an asset, which the CDK CLI puts into the bucket once under its digest
    const manifests = ['manifest.json', name.replace('.template.', '.assets.')];
    for (const file of manifests) replaceIn(join(assembly, file), digestOf(before), digestOf(after));
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const replaceIn = (file: string, before: string, after: string): void =>
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(before, after));

/** A template as the engine takes it. What names something that is left out says `withheld` instead. */
export function accepted<Whole extends Template>(template: Whole): Whole {
  const all = Object.entries(template.Resources);
  const gone = new Set(all.filter(([, resource]) => isWithheld(resource)).map(([id]) => id));
  const left = all.filter(([id]) => !gone.has(id)).map(([id, resource]) => [id, independent(resource, gone)]);
  return unnamed({ ...template, Resources: Object.fromEntries(left) }, gone) as Whole;
}

function independent({ DependsOn, ...resource }: Template['Resources'][string], gone: ReadonlySet<string>) {
  const left = [DependsOn ?? []].flat().filter((id) => !gone.has(id));
  return left.length === 0 ? resource : { ...resource, DependsOn: left };
}

function unnamed(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => unnamed(item, gone));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string[] };
  if (gone.has(Ref ?? attribute?.[0] ?? '')) return 'withheld';
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unnamed(item, gone)]));
}
