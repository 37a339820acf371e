import { serviceLogging, templateLogging } from '../../../local/bucket-settings/logging';

describe('where access logs go, as the service takes it', () => {
  test.each([
    { DestinationBucketName: 'logs', LogFilePrefix: 'photos/' },
    {
      DestinationBucketName: 'logs',
      TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
    },
  ])('is, read back, what the template said: %j', (wish) => {
    expect(templateLogging(serviceLogging(wish))).toEqual(wish);
  });

  test('names a prefix, which the service asks for, also where the template has none', () => {
    expect(serviceLogging({ DestinationBucketName: 'logs' })).toMatchObject({ TargetBucket: 'logs', TargetPrefix: '' });
  });
});
