import { templatesOf } from '../../../bin/templates';
import type { Config } from '../../../lib/config';

/** A part of a template as the file has it. */
// biome-ignore lint/suspicious/noExplicitAny: whatever JSON may be
export type Json = any;

/** Templates of a stage by the names of its stacks. */
export type RawStage = Readonly<Record<string, Json>>;

export type Plain = {
  /** Where it is in the templates, to change it there. */
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Json;
  readonly deletionPolicy?: string;
};

/** What the page is about: to look through everything else takes a minute. */
const TYPES = /^AWS::(S3|KMS|Backup|CloudTrail)::|^AWS::IAM::(Role|Policy|ManagedPolicy)$|^AWS::Lambda::Function$/;

/** What the CDK CLI would deploy that has to do with storage, as JSON. */
export const rawStage = (config: Config): RawStage =>
  Object.fromEntries(
    templatesOf(config, ({ stackName, template: { Resources, Outputs = {} } }) => {
      const about = Object.entries<Json>(Resources).filter(([, { Type }]) => TYPES.test(Type));
      return [stackName, structuredClone({ Resources: Object.fromEntries(about), Outputs })];
    }),
  );

/** The same without whoever has rights, where that is not what is looked at. */
export const withoutRoles = (stage: RawStage): RawStage =>
  Object.fromEntries(
    Object.entries(stage).map(([name, { Resources, Outputs }]) => {
      const left = Object.entries<Json>(Resources).filter(([, { Type }]) => !/::(IAM|Lambda)::/.test(Type));
      return [name, { Resources: Object.fromEntries(left), Outputs }];
    }),
  );

/** Every resource with its references in names. Written apart from what makes the page, so that neither believes the other. */
export function plainStage(stage: RawStage): Plain[] {
  return Object.entries(stage).flatMap(([stack, { Resources }]) =>
    Object.entries<Json>(Resources).map(([id, { Type, Properties = {}, DeletionPolicy }]) => ({
      stack,
      id,
      type: Type,
      properties: {
        ...plain(Properties, { stage, stack }),
        // what an alias is of has no other name
        ...(Type === 'AWS::KMS::Alias' && { TargetKeyId: Properties.TargetKeyId['Fn::GetAtt'][0] }),
      },
      deletionPolicy: DeletionPolicy,
    })),
  );
}

type Place = { readonly stage: RawStage; readonly stack: string };

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': '<account>',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

function plain(value: Json, place: Place): Json {
  if (typeof value === 'string') return shortened(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, place));
  if (typeof value !== 'object' || value === null) return value;
  if (value.Ref) return PSEUDO[value.Ref] ?? nameOf(value.Ref, place);
  if (value['Fn::GetAtt']) return nameOf(value['Fn::GetAtt'][0], place);
  if (value['Fn::Join']) return shortened(plain(value['Fn::Join'][1], place).join(value['Fn::Join'][0]));
  if (value['Fn::GetStackOutput']) {
    const { StackName: stack, OutputName } = value['Fn::GetStackOutput'];
    return plain(place.stage[stack].Outputs[OutputName].Value, { ...place, stack });
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, place)]));
}

const shortened = (text: string): string =>
  text.replace(/^arn:aws:s3:::|^arn:aws:iam::<account>:|^arn:aws:kms:[^:]+:<account>:(?=alias)/, '');

/** By what it is called, or by its logical id. */
function nameOf(id: string, place: Place): string {
  const resources: Json = place.stage[place.stack].Resources;
  const { Type, Properties = {} } = resources[id] ?? {};
  if (Type === 'AWS::S3::Bucket') return plain(Properties.BucketName, place);
  if (Type === 'AWS::Backup::BackupVault') return Properties.BackupVaultName;
  const alias = Object.values<Json>(resources).find(
    (other) => other.Type === 'AWS::KMS::Alias' && other.Properties.TargetKeyId['Fn::GetAtt'][0] === id,
  );
  return alias?.Properties.AliasName ?? id;
}
