import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelOf, ofType } from '../../../bin/stage-model';
import { stageNamed } from '../../../bin/stages';
import { PROJECT } from '../../../command/paths';
import type { Config } from '../../../lib/config';
import { nameOf } from '../../../lib/config/names';
import type { BucketFact } from '../../../operate/storage-page/bucket-facts';
import { namedModel } from '../../../operate/storage-page/named-model';
import { bucketSection } from '../../../operate/storage-page/storage-page';
import { type Changeable, MUTATIONS } from '../../support/storage-claims/mutations';
import { type BucketLines, linesIn } from '../../support/storage-claims/page-lines';
import {
  type Json,
  type Plain,
  plainStage,
  type RawStage,
  rawStage,
  withoutRoles,
} from '../../support/storage-claims/plain-stage';
import type { At } from '../../support/storage-claims/reading';
import { READINGS } from '../../support/storage-claims/readings';
import { saidRight, writtenRight } from '../../support/storage-claims/said-rights';
import { documentOf, statementsOn } from '../../support/storage-claims/statements';

const DRILL = stageNamed('drill');

/** Everything that can be turned, so that the page says something in every line. */
const GUARDED: Config = {
  ...DRILL,
  replication: { ...DRILL.replication, storageClass: 'GLACIER_IR' },
  locks: {
    originals: { mode: 'governance', days: 30 },
    bypassRoles: ['arn:aws:iam::111111111111:role/keeper'],
    mfaDelete: true,
  },
  access: {
    ...DRILL.access,
    sourceNetworks: ['203.0.113.0/24', '2001:db8::/32'],
    accessPoints: [
      {
        consumer: 'reports',
        bucket: 'renditions',
        prefix: 'i/',
        role: 'arn:aws:iam::222222222222:role/reports',
        vpc: 'vpc-0123456789abcdef0',
      },
    ],
    uploadWindow: { from: '2026-12-01T00:00:00Z', until: '2026-12-24T18:00:00Z' },
    vpc: {
      id: 'vpc-0123456789abcdef0',
      routeTables: ['rtb-0123456789abcdef0'],
      interfaceSubnets: [],
      securityGroups: [],
    },
  },
};

/** What lines say, and names. Whoever adds another property says it on the page, too. */
const SAID = {
  bucket: [
    ...['BucketName', 'Tags', 'BucketEncryption', 'PublicAccessBlockConfiguration', 'OwnershipControls'],
    ...['CorsConfiguration', 'ReplicationConfiguration', 'VersioningConfiguration', 'LifecycleConfiguration'],
    ...['IntelligentTieringConfigurations', 'ObjectLockEnabled', 'ObjectLockConfiguration', 'LoggingConfiguration'],
    ...['NotificationConfiguration', 'InventoryConfigurations', 'AnalyticsConfigurations'],
  ],
  rule: [
    ...['Id', 'Status', 'Priority', 'Prefix', 'Filter', 'ObjectSizeGreaterThan', 'Transitions', 'ExpirationInDays'],
    ...['NoncurrentVersionTransitions', 'NoncurrentVersionExpiration', 'ExpiredObjectDeleteMarker'],
    ...['AbortIncompleteMultipartUpload', 'Destination', 'DeleteMarkerReplication', 'SourceSelectionCriteria'],
  ],
};

const FACTS = Object.keys(READINGS) as BucketFact[];

/** What the page says, or would say, of these templates; of one bucket if it is named. */
function pageOf(config: Config, stage: RawStage, name = ''): BucketLines[] {
  const plainName = (stack: string) => stack.replace(nameOf(config, ''), '');
  const stacks = Object.entries(stage).map(([stack, template]) => ({ name: plainName(stack), template }));
  const model = namedModel(modelOf(stacks, config.keepData, plainName));
  const buckets = ofType(model, 'AWS::S3::Bucket').filter(({ properties }) => properties.BucketName.includes(name));
  return linesIn(`## ${config.stage},\n\n${buckets.map((bucket) => bucketSection(bucket, model, config)).join('\n')}`);
}

const bucketsIn = (all: readonly Plain[]): At[] =>
  all.filter(({ type }) => type === 'AWS::S3::Bucket').map((bucket) => ({ bucket, all }));

const nameIn = ({ bucket }: At): string => bucket.properties.BucketName;

/** The same templates, of which one can be changed. */
const copied = (stage: RawStage, stack: string): RawStage => ({ ...stage, [stack]: structuredClone(stage[stack]) });

/** The same templates with one change. */
function changed(stage: RawStage, { stack, id }: Plain, change: (at: Changeable) => void): RawStage {
  const copy = copied(stage, stack);
  const resources: Json = copy[stack].Resources;
  const policy = Object.values<Json>(resources).find(
    ({ Type, Properties }) => Type === 'AWS::S3::BucketPolicy' && Properties.Bucket.Ref === id,
  );
  const arn = { 'Fn::GetAtt': [id, 'Arn'] };
  change({ bucket: resources[id], arn, statements: policy.Properties.PolicyDocument.Statement, resources });
  return copy;
}

describe.each([stageNamed('dev'), stageNamed('prod'), GUARDED])('the page about $stage', (config) => {
  const stage = rawStage(config);
  const roleless = withoutRoles(stage);
  const page = pageOf(config, stage);
  const buckets = bucketsIn(plainStage(stage));
  const linesOf = (at: At, of = page) => of.find(({ bucket }) => bucket === nameIn(at)) as BucketLines;
  const at = (name: string, all = buckets) => all.find((some) => nameIn(some) === name) as At;

  test('says of every bucket what the templates say, in every line', () => {
    expect(page.map(({ bucket }) => bucket)).toEqual(buckets.map(nameIn));
    for (const bucket of buckets) {
      const { lines } = linesOf(bucket);
      const said = FACTS.map((fact) => [fact, READINGS[fact].said(lines[fact] ?? '')]);
      const written = FACTS.map((fact) => [fact, READINGS[fact].written(bucket)]);

      expect(Object.keys(lines).sort()).toEqual([...FACTS].sort());
      expect(said).toEqual(written);
    }
  });

  test.each(FACTS)('changes its line "%s", and the reading of it, when a setting changes', (fact) => {
    for (const { bucket } of buckets) {
      for (const [what, change] of Object.entries(MUTATIONS[fact])) {
        const name = bucket.properties.BucketName;
        const after = changed(roleless, bucket, change);
        const before = linesOf(at(name)).lines[fact] ?? '';

        const noticed = [
          linesOf(at(name), pageOf(config, after, name)).lines[fact] !== before,
          !isSame(READINGS[fact].said(before), READINGS[fact].written(at(name, bucketsIn(plainStage(after))))),
        ];
        expect({ name, what, noticed }).toEqual({ name, what, noticed: [true, true] });
      }
    }
  });

  test('leaves nothing unsaid that a bucket or one of its rules has', () => {
    for (const { bucket } of buckets) {
      const { LifecycleConfiguration, ReplicationConfiguration } = bucket.properties;
      const rules: Json[] = [...(LifecycleConfiguration?.Rules ?? []), ...(ReplicationConfiguration?.Rules ?? [])];

      expect(Object.keys(bucket.properties).filter((property) => !SAID.bucket.includes(property))).toEqual([]);
      expect(rules.flatMap(Object.keys).filter((property) => !SAID.rule.includes(property))).toEqual([]);
    }
  });

  test('says of every bucket who may do what, and what nobody may, and nothing else', () => {
    for (const bucket of buckets) {
      const said = linesOf(bucket).rights.map(saidRight).map(asText).sort();

      expect(said).toEqual(statementsOn(bucket).map(writtenRight).map(asText).sort());
    }
  });

  test('changes what it says of rights when any statement goes, or asks for something else', () => {
    for (const bucket of buckets) {
      const { rights } = linesOf(bucket);
      for (const { policy, index } of statementsOn(bucket)) {
        const without = copied(stage, policy.stack);
        documentIn(without, policy).splice(index, 1);
        const asking = copied(stage, policy.stack);
        documentIn(asking, policy)[index].Condition = { Bool: { 'aws:Changed': 'true' } };

        expect(linesOf(bucket, pageOf(config, without, nameIn(bucket))).rights.length).toBeLessThan(rights.length);
        expect(linesOf(bucket, pageOf(config, asking, nameIn(bucket))).rights).not.toEqual(rights);
      }
    }
  });
});

test.each(['*', 'arn:aws:s3:::quayside-dev-*', 'arn:aws:s3:::quayside-dev-*/*'])(
  'the page tells of a right to %s, which names no bucket',
  (Resource) => {
    const config = stageNamed('dev');
    const stage = structuredClone(rawStage(config));
    const before = pageOf(config, stage);
    const [policy] = Object.values(stage)
      .flatMap(({ Resources }) => Object.values<Json>(Resources))
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
    policy.Properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 's3:*', Resource });

    const after = pageOf(config, stage);

    const more = after.map(({ rights }, index) => rights.length - (before[index]?.rights.length ?? 0));
    expect(Math.min(...more)).toBeGreaterThan(0);
    for (const bucket of bucketsIn(plainStage(stage))) {
      const rights = after.find((lines) => lines.bucket === nameIn(bucket))?.rights ?? [];
      expect(rights.map(saidRight).map(asText).sort()).toEqual(
        statementsOn(bucket).map(writtenRight).map(asText).sort(),
      );
    }
  },
);

test('the page that is kept says the same as the one that is made', () => {
  const kept = linesIn(readFileSync(join(PROJECT, 'docs/storage.md'), 'utf8'));
  const made = ['dev', 'prod'].map(stageNamed).flatMap((config) => pageOf(config, rawStage(config)));

  expect(kept).toEqual(made);
});

const asText = (value: unknown): string => JSON.stringify(value);
const isSame = (a: unknown, b: unknown): boolean => asText(a) === asText(b);

/** The statements of a policy as the template has them. */
const documentIn = (stage: RawStage, { stack, id, type }: Plain): Json[] =>
  documentOf({ type, properties: stage[stack].Resources[id].Properties });
