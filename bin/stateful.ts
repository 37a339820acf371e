/** What a person would call it, of each type whose loss loses what people entrusted to it. The one list of them. */
const WORDS = {
  'AWS::S3::Bucket': 'bucket',
  'AWS::DynamoDB::Table': 'table',
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::Cognito::UserPoolClient': 'user pool client',
  'AWS::KMS::Key': 'key',
  'AWS::SecretsManager::Secret': 'secret',
  'AWS::Backup::BackupVault': 'backup vault',
} as const;

export type StatefulType = keyof typeof WORDS;

/** The types that hold state. */
export const STATEFUL_TYPES = Object.keys(WORDS) as StatefulType[];

/** The word for a type that holds state; nothing for all that can be made again. */
export const statefulWord = (type: string): string | undefined => WORDS[type as StatefulType];
