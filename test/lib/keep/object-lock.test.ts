import { defineConfig } from '../../../lib/config';
import { guardDeletions } from '../../../lib/keep/guards/deletion-guards';
import { objectLockOf } from '../../../lib/keep/object-lock';
import { PrivateBucket } from '../../../lib/keep/private-bucket';
import { statementsOf, synthesised, theOnly } from '../../support/synth';

const ROLE = 'arn:aws:iam::123456789012:role/keeper';
type Locks = NonNullable<Parameters<typeof defineConfig>[0]['locks']>;

function given(locks: Locks) {
  const { locks: settled } = defineConfig({ stage: 'dev', locks });
  const template = synthesised((stack) => {
    const lock = objectLockOf(settled.originals);
    const bucket = new PrivateBucket(stack, 'Bucket', { keepData: false, versioned: true, ...lock });
    guardDeletions(bucket, { locks: settled, ownRoles: 'quayside-dev-*' });
  });
  const said = statementsOf(template, 'AWS::S3::BucketPolicy');
  const guards = said.filter(({ Sid }) => Sid === 'BypassOfLocks' || Sid?.endsWith('WithoutMfa'));
  return {
    bucket: theOnly(template, 'AWS::S3::Bucket'),
    guards: Object.fromEntries(guards.map((one) => [one.Sid, one])),
  };
}

describe('a bucket that holds on to versions', () => {
  test('does so only where config says it: S3 never takes Object Lock away again', () => {
    expect(given({}).bucket).not.toHaveProperty('ObjectLockEnabled');
    expect(given({}).guards).toEqual({});
  });

  test('can hold single ones without locking every new one', () => {
    const { bucket } = given({ originals: 'holds' });

    expect(bucket.ObjectLockEnabled).toBe(true);
    expect(JSON.stringify(bucket)).not.toContain('DefaultRetention');
  });

  test.each(['governance', 'compliance'] as const)('locks every new version for some days: %s', (mode) => {
    expect(given({ originals: { mode, days: 30 } }).bucket).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: mode.toUpperCase(), Days: 30 } },
      },
    });
  });
});

describe('going around a lock', () => {
  test('is refused to everybody, whatever they are granted', () => {
    const { BypassOfLocks } = given({ originals: 'holds' }).guards;

    expect(BypassOfLocks).toMatchObject({
      ...{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:BypassGovernanceRetention' },
    });
    expect(BypassOfLocks).not.toHaveProperty('Condition');
  });

  test('is left to the roles that config names', () => {
    const { BypassOfLocks } = given({ originals: 'holds', bypassRoles: [ROLE] }).guards;

    expect(BypassOfLocks?.Condition).toEqual({ ArnNotLike: { 'aws:PrincipalArn': [ROLE] } });
  });
});

describe('without a second factor of the last hour', () => {
  const { guards } = given({ mfaDelete: true });
  /** `IfExists` is true of a request without any second factor. */
  const TOO_OLD = { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': 3600 } };
  const but = (role: string) => ({
    ArnNotLike: {
      'aws:PrincipalArn': {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, `:role/${role}`]],
      },
    },
  });

  test("nobody deletes a version for good but the stage's own functions", () => {
    expect(guards.DeletionWithoutMfa).toMatchObject({ Effect: 'Deny', Action: 's3:DeleteObjectVersion' });
    expect(guards.DeletionWithoutMfa?.Condition).toEqual({ ...TOO_OLD, ...but('quayside-dev-*') });
  });

  test('nobody changes what would delete versions later but CloudFormation', () => {
    expect(guards.RulesWithoutMfa).toMatchObject({
      Effect: 'Deny',
      Action: ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning', 's3:PutLifecycleConfiguration'],
    });
    expect(guards.RulesWithoutMfa?.Condition).toEqual({ ...TOO_OLD, ...but('cdk-*-cfn-exec-role-*') });
  });
});
