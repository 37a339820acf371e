import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { inCode } from './in-page-words';

/** Who hears at once of what changes. */
export const tells = ({ properties }: ModelResource): string =>
  properties.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled ? 'EventBridge' : 'nobody';

/** What AWS's services write down about it, and where. */
export function writtenDown(bucket: ModelResource, model: StageModel): string {
  const lines = [...requests(bucket), ...lists(bucket), ...analyses(bucket), ...trails(bucket, model)];
  return [...lines, ...lenses(bucket, model)].join('; ') || 'nothing';
}

function requests({ properties: { LoggingConfiguration } }: ModelResource): string[] {
  const to = LoggingConfiguration?.DestinationBucketName;
  return to ? [`each request, in ${inCode(to)}`] : [];
}

type Inventory = {
  readonly Enabled: boolean;
  readonly ScheduleFrequency: string;
  readonly IncludedObjectVersions: string;
  readonly Destination: { readonly BucketArn: string };
};

function lists({ properties: { InventoryConfigurations = [] } }: ModelResource): string[] {
  return InventoryConfigurations.filter(({ Enabled }: Inventory) => Enabled).map(
    ({ ScheduleFrequency, IncludedObjectVersions, Destination }: Inventory) =>
      `${IncludedObjectVersions === 'All' ? 'every version' : 'every newest version'}, ${ScheduleFrequency.toLowerCase()}, in ${inCode(Destination.BucketArn)}`,
  );
}

type Analysis = {
  readonly StorageClassAnalysis: { readonly DataExport: { readonly Destination: { BucketArn: string } } };
};

const analyses = ({ properties: { AnalyticsConfigurations = [] } }: ModelResource): string[] =>
  AnalyticsConfigurations.map(
    ({ StorageClassAnalysis }: Analysis) =>
      `how old is what is read, in ${inCode(StorageClassAnalysis.DataExport.Destination.BucketArn)}`,
  );

type Selector = {
  readonly Field: string;
  readonly StartsWith?: readonly string[];
  readonly Equals?: readonly string[];
};
type Selectors = { readonly FieldSelectors: readonly Selector[] };

function trails({ properties: { BucketName } }: ModelResource, model: StageModel): string[] {
  return ofType(model, 'AWS::CloudTrail::Trail')
    .filter(({ properties }) => properties.IsLogging)
    .flatMap(({ properties: { AdvancedEventSelectors, S3BucketName } }) =>
      AdvancedEventSelectors.filter((selectors: Selectors) => isAbout(selectors, BucketName)).map(
        (selectors: Selectors) => `${kindsIn(selectors)} of objects, by CloudTrail, in ${inCode(S3BucketName)}`,
      ),
    );
}

const isAbout = ({ FieldSelectors }: Selectors, bucketName: string): boolean =>
  FieldSelectors.some(
    ({ Field, StartsWith = [] }) => Field === 'resources.ARN' && StartsWith.includes(`${bucketName}/`),
  );

function kindsIn({ FieldSelectors }: Selectors): string {
  const readOnly = FieldSelectors.find(({ Field }) => Field === 'readOnly')?.Equals?.[0];
  if (readOnly === undefined) return 'reads, writes and deletions';
  return readOnly === 'true' ? 'reads' : 'writes and deletions';
}

function lenses({ properties: { BucketName } }: ModelResource, model: StageModel): string[] {
  return ofType(model, 'AWS::S3::StorageLens')
    .map(({ properties }) => properties.StorageLensConfiguration)
    .filter(({ IsEnabled, Include }) => IsEnabled && Include.Buckets.includes(BucketName))
    .map(({ Id }) => `how much there is, by Storage Lens ${inCode(Id)}`);
}
