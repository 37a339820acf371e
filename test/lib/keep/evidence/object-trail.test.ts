import type { ConfigInput } from '../../../../lib/config';
import { allowedIn, arnOf, below, given, US, useOfKey } from '../../../support/evidence';
import { resourcesOf, theOnly } from '../../../support/synth';

describe('events of objects', () => {
  const trailOf = (evidence: ConfigInput['evidence'], withKey = true) =>
    theOnly(given(evidence, { withKey }), 'AWS::CloudTrail::Trail');
  const selected = (evidence: ConfigInput['evidence']) =>
    (trailOf(evidence).AdvancedEventSelectors as Array<{ FieldSelectors: object[] }>).map((one) => one.FieldSelectors);
  const TRAIL = { 'Fn::Join': ['', ['arn:aws:cloudtrail:eu-west-1:', US, ':trail/harbour-test-objects']] };

  const OBJECTS = [
    { Field: 'eventCategory', Equals: ['Data'] },
    { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
    { Field: 'resources.ARN', StartsWith: [below('Photos', '/')] },
  ];

  test('are writes of the buckets that are watched', () => {
    expect(selected({ objectEvents: 'writes' })).toEqual([[...OBJECTS, { Field: 'readOnly', Equals: ['false'] }]]);
  });

  test('are reads, too, where config asks for all', () => {
    expect(selected({ objectEvents: 'all' })).toEqual([OBJECTS]);
  });

  test('are signed, and encrypted under the key of logs', () => {
    expect(trailOf({ objectEvents: 'writes' })).toMatchObject({
      TrailName: 'harbour-test-objects',
      IsLogging: true,
      EnableLogFileValidation: true,
      KMSKeyId: arnOf('Key'),
      S3BucketName: { Ref: expect.stringMatching('^EvidenceReports') },
      S3KeyPrefix: 'trail',
    });
    expect(trailOf({ objectEvents: 'writes' }, false).KMSKeyId).toBeUndefined();
  });

  test('are delivered by this trail alone, below its prefix, which may use the key', () => {
    const template = given({ objectEvents: 'writes' }, { withKey: true });
    const ofTrail = {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL } },
    };

    expect(allowedIn(template, 'EvidenceReports')).toEqual([
      { ...ofTrail, Action: 's3:GetBucketAcl', Resource: arnOf('EvidenceReports') },
      { ...ofTrail, Action: 's3:PutObject', Resource: below('EvidenceReports', '/trail/AWSLogs/', US, '/*') },
    ]);
    expect(useOfKey(template)).toEqual([
      { ...ofTrail, Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'], Resource: '*' },
    ]);
  });

  test('have a trail when their bucket has its policy, which CloudTrail tries at once', () => {
    const [trail] = Object.values(resourcesOf(given({ objectEvents: 'writes' }), 'AWS::CloudTrail::Trail'));

    expect(trail).toMatchObject({ DependsOn: [expect.stringMatching('^EvidenceReportsPolicy')] });
  });
});
