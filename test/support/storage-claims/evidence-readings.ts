import type { Json } from './plain-stage';
import { parts, quoted, type Reading } from './reading';

/** Who hears of what happens to a bucket. */
export const EVIDENCE_READINGS = {
  'tells of changes': {
    said: (line) => line === 'EventBridge',
    written: ({ bucket }) =>
      bucket.properties.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
  },
  'written down': {
    said: (line) => ({
      requests: parts(line, 'nothing')
        .filter((part) => part.startsWith('each request'))
        .flatMap(quoted),
      versions: parts(line, 'nothing')
        .map((part) => /^every (newest )?version, (\w+), in `(.+)`$/.exec(part) ?? [])
        .filter(([whole]) => whole)
        .map(([, newest, often, to]) => [newest ? 'Current' : 'All', often, to]),
      analyses: parts(line, 'nothing')
        .filter((part) => part.startsWith('how old'))
        .flatMap(quoted),
      trails: parts(line, 'nothing')
        .map((part) => /^(.+) of objects, by CloudTrail, in `(.+)`$/.exec(part) ?? [])
        .filter(([whole]) => whole)
        .map(([, kinds, to]) => [kinds === 'reads, writes and deletions' ? undefined : String(kinds === 'reads'), to]),
      lenses: parts(line, 'nothing')
        .filter((part) => part.startsWith('how much'))
        .flatMap(quoted),
    }),
    written: ({ bucket: { properties }, all }) => ({
      requests: [properties.LoggingConfiguration?.DestinationBucketName ?? []].flat(),
      versions: (properties.InventoryConfigurations ?? [])
        .filter(({ Enabled }: Json) => Enabled)
        .map((list: Json) => [
          list.IncludedObjectVersions,
          list.ScheduleFrequency.toLowerCase(),
          list.Destination.BucketArn,
        ]),
      analyses: (properties.AnalyticsConfigurations ?? []).map(
        ({ StorageClassAnalysis }: Json) => StorageClassAnalysis.DataExport.Destination.BucketArn,
      ),
      trails: all
        .filter(({ type, properties: trail }) => type === 'AWS::CloudTrail::Trail' && trail.IsLogging)
        .flatMap(({ properties: trail }) =>
          trail.AdvancedEventSelectors.filter((some: Json) =>
            JSON.stringify(some).includes(`"${properties.BucketName}/"`),
          ).map(({ FieldSelectors }: Json) => [
            FieldSelectors.find(({ Field }: Json) => Field === 'readOnly')?.Equals[0],
            trail.S3BucketName,
          ]),
        ),
      lenses: all
        .filter(({ type }) => type === 'AWS::S3::StorageLens')
        .map(({ properties: { StorageLensConfiguration } }) => StorageLensConfiguration)
        .filter(({ IsEnabled, Include }) => IsEnabled && Include.Buckets.includes(properties.BucketName))
        .map(({ Id }) => Id),
    }),
  },
} satisfies Readonly<Record<string, Reading>>;
