import { allowedIn, below, bucket, EVERYTHING, given, policyOf } from '../../support/evidence';
import { resourcesOf } from '../../support/synth';

describe('evidence', () => {
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
