/** Regions under the law of one state or of the European Union: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const JURISDICTIONS: readonly (readonly string[])[] = [
  ['us-east-1', 'us-west-2', 'us-east-2', 'us-west-1'],
  ['ca-central-1', 'ca-west-1'],
  ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2'],
  ['ap-northeast-1', 'ap-northeast-3'],
  ['ap-south-1', 'ap-south-2'],
  ['ap-southeast-2', 'ap-southeast-4'],
];

/** Another region of the same jurisdiction, where copies may go without anybody asking a lawyer; nothing where AWS has no second one. */
export function neighbourOf(region: string): string | undefined {
  return JURISDICTIONS.find((regions) => regions.includes(region))?.find((other) => other !== region);
}
