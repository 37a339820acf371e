import type { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketReplication } from '../../../../lib/keep/copies/bucket-replication';
import type { CopyBucket, CopyRule } from '../../../../lib/keep/copies/copy-rule';
import { PrivateBucket } from '../../../../lib/keep/private-bucket';
import { resourcesOf, synthesised, theOnly } from '../../../support/synth';

const AWAY: CopyBucket = { bucketName: 'copy', region: 'eu-central-1' };
const RULE: CopyRule = { id: 'to-eu-central-1', to: AWAY, deleteMarkers: true };
const ALIAS = 'alias/copies';

type Statement = {
  Effect: string;
  Principal?: unknown;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

/** A bucket that is copied by rules, and what its role may do. */
function given(rules: readonly CopyRule[], withKey = false) {
  const template = synthesised((stack) => {
    const encryptionKey = withKey ? new Key(stack, 'Key') : undefined;
    const source = new PrivateBucket(stack, 'Source', { keepData: false, versioned: true, encryptionKey });
    new BucketReplication(stack, 'Copy', { source, sourceKey: encryptionKey, rules });
  });
  const { Rules, Role } = theOnly(template, 'AWS::S3::Bucket').ReplicationConfiguration as {
    Rules: Array<Record<string, unknown> & { Destination: Record<string, unknown> }>;
    Role: unknown;
  };
  const byRole = allowedBy(template, 'AWS::IAM::ManagedPolicy');
  const byBucket = allowedBy(template, 'AWS::S3::BucketPolicy');
  const mayDo = (action: string) => [...byRole, ...byBucket].filter(({ Action }) => [Action].flat().includes(action));
  return { template, Rules, Role, byRole, byBucket, mayDo };
}

const allowedBy = (template: Template, type: string): Statement[] =>
  Object.values(resourcesOf(template, type))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement)
    .filter(({ Effect }) => Effect === 'Allow');

const arnOf = (bucket: string, rest = '') => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${bucket}${rest}`]],
});

const s3In = (region: string) => ({ 'Fn::Join': ['', [`s3.${region}.`, { Ref: 'AWS::URLSuffix' }]] });

describe('a bucket that is copied', () => {
  test('says by rule what goes where, and nothing that nobody asked for', () => {
    const { Rules } = given([RULE]);

    expect(Rules).toEqual([
      {
        Id: 'to-eu-central-1',
        Priority: 1,
        Status: 'Enabled',
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Enabled' },
        Destination: { Bucket: arnOf('copy') },
      },
    ]);
  });

  test('is read by a role of its own, which S3 takes on for this account alone', () => {
    const { template, mayDo, Role } = given([RULE]);

    const [[logicalId, { Properties }] = ['', { Properties: {} }]] = Object.entries(
      resourcesOf(template, 'AWS::IAM::Role'),
    );
    expect(Role).toEqual({ 'Fn::GetAtt': [logicalId, 'Arn'] });
    expect(Properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Principal: { Service: 's3.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    });
    expect(mayDo('s3:GetObjectVersionForReplication')).toHaveLength(1);
    expect(mayDo('s3:ReplicateObject').map(({ Resource }) => Resource)).toEqual([arnOf('copy', '/*')]);
    expect(mayDo('s3:DeleteObject')).toEqual([]);
    expect(mayDo('s3:ObjectOwnerOverrideToBucketOwner')).toEqual([]);
    expect(mayDo('kms:Encrypt')).toEqual([]);
  });

  test('says itself that the role may read it, so that no policy of the role is about a whole bucket of ours', () => {
    const { Role, byRole, byBucket } = given([RULE]);

    expect(byRole.map(({ Resource }) => Resource)).toEqual([arnOf('copy', '/*')]);
    expect(byBucket).toHaveLength(2);
    for (const { Principal } of byBucket) expect(Principal).toEqual({ AWS: Role });
  });

  test('is copied into a bucket of its own stack by the word of that bucket alone', () => {
    const template = synthesised((stack) => {
      const source = new PrivateBucket(stack, 'Source', { keepData: false, versioned: true });
      const here = new PrivateBucket(stack, 'Audit', { keepData: false, versioned: true });
      const to = { bucketName: 'audit', region: 'eu-west-1', here };
      new BucketReplication(stack, 'Copy', { source, rules: [{ id: 'to-audit', to, deleteMarkers: false }] });
    });

    template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    const [copying] = allowedBy(template, 'AWS::S3::BucketPolicy').filter(({ Action }) =>
      [Action].flat().includes('s3:ReplicateObject'),
    );
    expect(copying?.Principal).toEqual({ AWS: { 'Fn::GetAtt': [expect.stringMatching(/^CopyRole/), 'Arn'] } });
    expect(JSON.stringify(copying?.Resource)).toMatch(/"Audit[^"]*","Arn"/);
  });

  test('keeps deletions to itself where the copy shall not follow', () => {
    const { Rules, mayDo } = given([{ ...RULE, deleteMarkers: false }]);

    expect(Rules[0]?.DeleteMarkerReplication).toEqual({ Status: 'Disabled' });
    expect(mayDo('s3:ReplicateDelete')).toEqual([]);
  });

  test.each<[string, Partial<CopyRule>, Record<string, unknown>]>([
    ['says how far it is behind', { metrics: true }, { Metrics: { Status: 'Enabled' } }],
    [
      'is vouched for',
      { timeControl: true },
      {
        ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
        Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
      },
    ],
    ['is stored cheaper', { storageClass: 'STANDARD_IA' }, { StorageClass: 'STANDARD_IA' }],
  ])('has a copy that %s where asked', (_, change, destination) => {
    const { Rules } = given([{ ...RULE, ...change }]);

    expect(Rules[0]?.Destination).toEqual({ Bucket: arnOf('copy'), ...destination });
  });

  test('takes a part of its keys and changes of the copies where asked', () => {
    const { Rules } = given([{ ...RULE, prefix: 'logs/', replicaModifications: true }]);

    expect(Rules[0]).toMatchObject({
      Filter: { Prefix: 'logs/' },
      SourceSelectionCriteria: { ReplicaModifications: { Status: 'Enabled' } },
    });
    expect(Rules[0]?.SourceSelectionCriteria).not.toHaveProperty('SseKmsEncryptedObjects');
  });

  test('is decrypted here and encrypted there, through S3 alone and for these buckets alone', () => {
    const { Rules, mayDo } = given([{ ...RULE, to: { ...AWAY, key: { alias: ALIAS } } }], true);

    const aliasArn = [':kms:eu-central-1:', { Ref: 'AWS::AccountId' }, `:${ALIAS}`];
    expect(Rules[0]?.SourceSelectionCriteria).toEqual({ SseKmsEncryptedObjects: { Status: 'Enabled' } });
    expect(JSON.stringify(Rules[0]?.Destination.EncryptionConfiguration)).toContain(
      JSON.stringify(aliasArn).slice(1, -1),
    );
    const [decrypting] = mayDo('kms:Decrypt');
    expect(decrypting?.Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
    expect(decrypting?.Condition?.StringEquals).toEqual({ 'kms:ViaService': s3In('eu-west-1') });
    const [encrypting] = mayDo('kms:Encrypt');
    expect(JSON.stringify(encrypting?.Resource)).toContain(':key/*');
    expect(encrypting?.Condition).toEqual({
      StringEquals: { 'kms:ViaService': s3In('eu-central-1') },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [arnOf('copy'), arnOf('copy', '/*')] },
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ALIAS },
    });
  });

  test('becomes the property of another account, by the key of that account', () => {
    const arn = 'arn:aws:kms:eu-central-1:222222222222:key/0a1b';
    const to = { ...AWAY, account: '222222222222', key: { arn } };

    const { Rules, mayDo } = given([{ ...RULE, to }], true);

    expect(Rules[0]?.Destination).toEqual({
      Bucket: arnOf('copy'),
      Account: '222222222222',
      AccessControlTranslation: { Owner: 'Destination' },
      EncryptionConfiguration: { ReplicaKmsKeyID: arn },
    });
    expect(mayDo('s3:ObjectOwnerOverrideToBucketOwner')).toHaveLength(1);
    expect(mayDo('kms:Encrypt')[0]).toMatchObject({ Resource: arn });
    expect(mayDo('kms:Encrypt')[0]?.Condition).not.toHaveProperty('ForAnyValue:StringEquals');
  });

  test('has a rule of its own priority for each place', () => {
    const { Rules } = given([RULE, { id: 'to-audit', to: { ...AWAY, bucketName: 'audit' }, deleteMarkers: false }]);

    expect(Rules.map(({ Id, Priority }) => [Id, Priority])).toEqual([
      ['to-eu-central-1', 1],
      ['to-audit', 2],
    ]);
  });
});
