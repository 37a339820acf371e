import { arnOf, given } from '../../../support/evidence';
import { theOnly } from '../../../support/synth';

describe('Storage Lens', () => {
  test('looks into these buckets, by the metrics that are free', () => {
    expect(theOnly(given({ storageLens: true }), 'AWS::S3::StorageLens')).toEqual({
      StorageLensConfiguration: {
        Id: 'harbour-test-lens',
        IsEnabled: true,
        Include: { Buckets: ['Photos', 'Site'].map(arnOf) },
        AccountLevel: { BucketLevel: { ActivityMetrics: { IsEnabled: false } } },
      },
    });
  });
});
