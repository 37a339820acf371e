import { defineConfig } from '../../../lib/config';
import { resourcesOf, stage } from '../../support/synth';

type Rule = { Id: string; Destination: Record<string, unknown> };
type Bucket = {
  BucketName?: unknown;
  ReplicationConfiguration?: { Rules: Rule[] };
  LifecycleConfiguration?: { Rules: Array<{ Id: string }> };
  VersioningConfiguration?: unknown;
};

const settings = (
  replication: Parameters<typeof defineConfig>[0]['replication'],
  profile: 'lean' | 'strict' = 'strict',
) => defineConfig({ stage: 'prod', profile, replication }).replication;

/** The one bucket of a template whose logical id begins so. */
const bucketIn = (template: ReturnType<typeof stage>['keep'], id: string): Bucket =>
  Object.entries(resourcesOf(template, 'AWS::S3::Bucket')).find(([name]) => name.startsWith(id))?.[1].Properties ?? {};

const lifecycleOf = ({ LifecycleConfiguration }: Bucket) => LifecycleConfiguration?.Rules ?? [];

const rulesOf = ({ ReplicationConfiguration }: Bucket) => ReplicationConfiguration?.Rules ?? [];

describe('the second copies of prod', () => {
  const { replica, keep, stacks } = stage('prod');

  test('are in another region, by a stack that is deployed first and that nobody stops', () => {
    expect(stacks.replica?.region).toBe('us-west-2');
    expect(stacks.replica?.dependencies).toEqual([]);
    expect(stacks.keep.dependencies).toContain(stacks.replica);
    expect(stacks.replica?.terminationProtection).toBe(true);
  });

  test('are called as the first ones are, with the other region, which is all that Keep knows of them', () => {
    const names = Object.values(resourcesOf(replica, 'AWS::S3::Bucket')).map(({ Properties }) => Properties.BucketName);
    const nameOf = (thing: string) => ({
      'Fn::Join': ['', [`quayside-prod-${thing}-`, { Ref: 'AWS::AccountId' }, '-us-west-2']],
    });

    expect(names).toEqual([nameOf('originals'), nameOf('site'), nameOf('access-logs')]);
    for (const thing of ['originals', 'site']) {
      const [rule] = rulesOf(bucketIn(keep, thing === 'site' ? 'Site' : 'Originals'));
      expect(JSON.stringify(rule?.Destination.Bucket)).toContain(`:s3:::quayside-prod-${thing}-`);
    }
    expect(JSON.stringify(keep.toJSON())).not.toContain('Fn::GetStackOutput');
  });

  test('are encrypted with a key of their region that rotates, the public site with none of ours', () => {
    replica.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    replica.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/quayside-prod-replica' });
    const [rule] = rulesOf(bucketIn(keep, 'Originals'));
    expect(JSON.stringify(rule?.Destination.EncryptionConfiguration)).toContain(':alias/quayside-prod-replica');
    expect(rulesOf(bucketIn(keep, 'Site'))[0]?.Destination).not.toHaveProperty('EncryptionConfiguration');
  });

  test('say how far they are behind, and nobody vouches for them', () => {
    const [rule] = rulesOf(bucketIn(keep, 'Originals'));

    expect(rule?.Destination.Metrics).toEqual({ Status: 'Enabled' });
    expect(rule?.Destination).not.toHaveProperty('ReplicationTime');
  });

  test('forget what was deleted or overwritten after 30 days, on both sides of the site', () => {
    for (const bucket of [bucketIn(replica, 'Originals'), bucketIn(replica, 'Site'), bucketIn(keep, 'Site')]) {
      expect(bucket).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: expect.arrayContaining([
            expect.objectContaining({
              NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              ExpiredObjectDeleteMarker: true,
            }),
          ]),
        },
      });
    }
  });

  test('let CloudFront read the site and no original', () => {
    const policies = Object.values(resourcesOf(replica, 'AWS::S3::BucketPolicy'));
    const read = policies.filter((policy) => JSON.stringify(policy).includes('cloudfront.amazonaws.com'));

    expect(read).toHaveLength(1);
    expect(JSON.stringify(read[0]?.Properties.Bucket)).toContain('Site');
    expect(JSON.stringify(read)).toContain('aws:SourceAccount');
    expect(JSON.stringify(read)).toContain(':distribution/*');
  });

  test('go one way: nothing comes back', () => {
    for (const thing of ['Originals', 'Site']) expect(rulesOf(bucketIn(replica, thing))).toEqual([]);
  });
});

describe('a stage', () => {
  test('of profile lean has no copies, and versions of the site neither', () => {
    const { stacks, keep } = stage('dev');

    expect(stacks.replica).toBeUndefined();
    expect(bucketIn(keep, 'Site')).not.toHaveProperty('VersioningConfiguration');
    for (const thing of ['Originals', 'Site']) expect(rulesOf(bucketIn(keep, thing))).toEqual([]);
  });

  test('of profile lean has copies without a key where asked', () => {
    const { replica, keep } = stage('dev', { replication: settings({ region: 'us-west-2' }, 'lean') });

    replica.resourceCountIs('AWS::KMS::Key', 0);
    const [rule] = rulesOf(bucketIn(keep, 'Originals'));
    expect(rule).not.toHaveProperty('SourceSelectionCriteria');
    expect(rule?.Destination).not.toHaveProperty('Metrics');
  });

  test('writes requests for copies down in their own region, unless config says otherwise', () => {
    const { replica } = stage('prod');
    const logs = { DestinationBucketName: { Ref: expect.stringMatching('^AccessLogs') } };

    for (const id of ['Originals', 'Site']) expect(bucketIn(replica, id)).toMatchObject({ LoggingConfiguration: logs });
    expect(bucketIn(replica, 'AccessLogs')).not.toHaveProperty('LoggingConfiguration');
    const { evidence } = defineConfig({ stage: 'prod', profile: 'strict', evidence: { accessLogs: false } });
    expect(bucketIn(stage('prod', { evidence }).replica, 'AccessLogs')).toEqual({});
  });

  test('ends originals and their copies at the same age, since S3 copies no deletion that a rule made', () => {
    const rules = [{ prefix: 'import/', coldAfterDays: 30, expireAfterDays: 400 }];
    const { lifecycle } = defineConfig({ stage: 'prod', profile: 'strict', lifecycle: { rules } });
    const { replica, keep } = stage('prod', { lifecycle });

    const end = { Id: 'end of import/', Prefix: 'import/', Status: 'Enabled', ExpirationInDays: 400 };
    expect(lifecycleOf(bucketIn(keep, 'Originals'))).toContainEqual(end);
    const [first, ...others] = lifecycleOf(bucketIn(replica, 'Originals'));
    expect(first).toEqual(end);
    expect(others.map(({ Id }) => Id)).toEqual(['forget-replaced', 'abort-unfinished-uploads']);
    expect(lifecycleOf(bucketIn(replica, 'Site'))).not.toContainEqual(end);
  });

  test('brings the access logs of both regions together where the copies are, if asked', () => {
    const { keep, replica } = stage('prod', { replication: settings({ accessLogs: true }) });

    const [rule, ...others] = rulesOf(bucketIn(keep, 'EvidenceAccessLogs'));
    expect(others).toEqual([]);
    expect(rule).toMatchObject({ Id: 'to-us-west-2', DeleteMarkerReplication: { Status: 'Disabled' } });
    expect(JSON.stringify(rule?.Destination.Bucket)).toContain('quayside-prod-access-logs-');
    expect(JSON.stringify(bucketIn(replica, 'AccessLogs').BucketName)).toContain('quayside-prod-access-logs-');
    expect(bucketIn(keep, 'EvidenceAccessLogs')).toHaveProperty('VersioningConfiguration.Status', 'Enabled');
    expect(rulesOf(bucketIn(stage('prod').keep, 'EvidenceAccessLogs'))).toEqual([]);
  });

  test('leaves the site alone where asked', () => {
    const { replica, keep } = stage('prod', { replication: settings({ site: false }) });

    expect(bucketIn(replica, 'Site')).toEqual({});
    expect(rulesOf(bucketIn(keep, 'Site'))).toEqual([]);
    expect(bucketIn(keep, 'Site')).not.toHaveProperty('VersioningConfiguration');
  });

  test('stores copies of originals in a cheaper class, the site never', () => {
    const { keep } = stage('prod', { replication: settings({ storageClass: 'GLACIER_IR' }) });

    expect(rulesOf(bucketIn(keep, 'Originals'))[0]?.Destination.StorageClass).toBe('GLACIER_IR');
    expect(rulesOf(bucketIn(keep, 'Site'))[0]?.Destination).not.toHaveProperty('StorageClass');
  });

  test('makes nothing of its own where another account owns the copies', () => {
    const keyArn = 'arn:aws:kms:us-west-2:222222222222:key/0a1b';
    const { stacks, keep } = stage('prod', { replication: settings({ account: '222222222222', keyArn }) });

    expect(stacks.replica).toBeUndefined();
    expect(rulesOf(bucketIn(keep, 'Originals'))[0]?.Destination).toMatchObject({
      Bucket: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::quayside-prod-originals-222222222222-us-west-2']],
      },
      Account: '222222222222',
      AccessControlTranslation: { Owner: 'Destination' },
      EncryptionConfiguration: { ReplicaKmsKeyID: keyArn },
    });
  });

  test('brings everything back where copies go both ways, tags too', () => {
    const { replica, keep } = stage('prod', { replication: settings({ twoWay: true }) });

    for (const thing of ['Originals', 'Site']) {
      const [back] = rulesOf(bucketIn(replica, thing));
      expect(back?.Id).toBe('to-us-east-1');
      expect(JSON.stringify(back?.Destination.Bucket)).toContain('-us-east-1');
      for (const rule of [back, ...rulesOf(bucketIn(keep, thing))]) {
        expect(rule).toHaveProperty('SourceSelectionCriteria.ReplicaModifications.Status', 'Enabled');
      }
    }
    expect(JSON.stringify(replica.toJSON())).not.toContain('Fn::GetStackOutput');
  });

  test('has an audit copy in its own region where asked, whether or not there is another', () => {
    const { keep } = stage('prod', { replication: settings({ region: 'none', auditCopy: true }) });

    const rules = rulesOf(bucketIn(keep, 'Originals'));
    expect(rules.map(({ Id }) => Id)).toEqual(['to-audit']);
    // not by its name alone: S3 refuses a rule whose bucket is not there yet
    expect(rules[0]?.Destination.Bucket).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^AuditCopy/), 'Arn'] });
    expect(bucketIn(keep, 'AuditCopy')).toHaveProperty('BucketEncryption');
    expect(rulesOf(bucketIn(stage('prod').keep, 'Originals')).map(({ Id }) => Id)).toEqual(['to-us-west-2']);
  });
});
