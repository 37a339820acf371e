import { allowedIn, below, bucket, EVERYTHING, given, policyOf } from '../../../support/evidence';
import { resourcesOf } from '../../../support/synth';

describe('evidence', () => {
  const ROLE = 'arn:aws:iam::123456789012:role/keeper';
  const bypassIn = (template: ReturnType<typeof given>) =>
    policyOf(template, 'EvidenceReports').filter(({ Sid }) => Sid === 'BypassOfLocks');

  test('can be deleted, where config locks nothing', () => {
    expect(bucket(given(EVERYTHING), 'EvidenceReports')?.Properties).not.toHaveProperty('ObjectLockEnabled');
    expect(bypassIn(given(EVERYTHING))).toEqual([]);
  });

  test.each([
    ['governance', 'GOVERNANCE'],
    ['compliance', 'COMPLIANCE'],
  ] as const)(
    'is locked in mode %s for as long as it is kept, but for access logs, which S3 would not deliver',
    (lock, Mode) => {
      const template = given({ ...EVERYTHING, keepDays: 90, lock });

      expect(bucket(template, 'EvidenceReports')?.Properties).toMatchObject({
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days: 90 } } },
      });
      expect(JSON.stringify(bucket(template, 'EvidenceAccessLogs'))).not.toContain('ObjectLock');
    },
  );

  test('is let go earlier by nobody but the roles that config names', () => {
    const [forAll] = bypassIn(given({ ...EVERYTHING, lock: 'governance' }));
    const [butForOne] = bypassIn(given({ ...EVERYTHING, lock: 'governance' }, { bypassRoles: [ROLE] }));

    const refused = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:BypassGovernanceRetention' };
    expect(forAll).toEqual({ ...refused, Sid: 'BypassOfLocks', Resource: below('EvidenceReports', '/*') });
    expect(butForOne).toMatchObject({ ...refused, Condition: { ArnNotLike: { 'aws:PrincipalArn': [ROLE] } } });
  });

  test('is nothing at all, unless config asks for it', () => {
    const template = given();

    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.resourceCountIs('AWS::S3::StorageLens', 0);
    template.resourceCountIs('AWS::CloudTrail::Trail', 0);
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::S3::Bucket'))) {
      expect(Object.keys(Properties)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/Logging|Configurations/)]),
      );
    }
  });

  test.each(['EvidenceReports', 'EvidenceAccessLogs'])('is written into %s by services of AWS alone', (id) => {
    const template = given(EVERYTHING, { withKey: true });

    expect(policyOf(template, id)).toContainEqual({
      Sid: 'ServicesAlone',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: below(id, '/*'),
      Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    });
    for (const { Principal } of allowedIn(template, id)) expect(Principal).toEqual({ Service: expect.any(String) });
  });

  test('is taken whatever key a service encrypts it with: CloudTrail has two of them', () => {
    const refused = policyOf(given(EVERYTHING, { withKey: true }), 'EvidenceReports').map(({ Sid }) => Sid);

    expect(refused.filter((sid) => /Key|Encryption/.test(sid ?? ''))).toEqual([]);
  });

  test.each(['EvidenceReports', 'EvidenceAccessLogs'])('goes from %s when it has been kept long enough', (id) => {
    const rules = bucket(given({ ...EVERYTHING, keepDays: 90 }), id)?.Properties.LifecycleConfiguration;

    expect(rules).toMatchObject({
      Rules: [
        { ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
        { ExpiredObjectDeleteMarker: true },
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      ],
    });
  });

  test.each([
    [true, 'RetainExceptOnCreate'],
    [false, 'Delete'],
  ])('with keepData %s goes with its stack: %s', (keepData, DeletionPolicy) => {
    const template = given(EVERYTHING, { keepData });

    for (const id of ['EvidenceReports', 'EvidenceAccessLogs'])
      expect(bucket(template, id)).toMatchObject({ DeletionPolicy });
  });
});
