import { allowedIn, arnOf, below, bucket, given, useOfKey } from '../../../support/evidence';

describe('the analysis of classes', () => {
  const template = given({ classAnalysis: true }, { withKey: true });

  test.each(['Photos', 'Site'])('watches %s and writes down what it saw', (id) => {
    expect(bucket(template, id)?.Properties.AnalyticsConfigurations).toEqual([
      {
        Id: 'all',
        StorageClassAnalysis: {
          DataExport: {
            Destination: { BucketArn: arnOf('EvidenceReports'), Format: 'CSV', Prefix: 'class-analysis' },
            OutputSchemaVersion: 'V_1',
          },
        },
      },
    ]);
  });

  test('is delivered below its prefix, under the key of logs', () => {
    expect(allowedIn(template, 'EvidenceReports').map(({ Resource }) => Resource)).toEqual([
      below('EvidenceReports', '/class-analysis/*'),
    ]);
    expect(useOfKey(template)).toHaveLength(1);
  });
});
