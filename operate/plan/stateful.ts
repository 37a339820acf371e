/** What a person would call it, of each type whose loss loses what people entrusted to it. */
const STATEFUL: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'bucket',
  'AWS::DynamoDB::Table': 'table',
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::Cognito::UserPoolClient': 'user pool client',
  'AWS::KMS::Key': 'key',
  'AWS::SecretsManager::Secret': 'secret',
};

/** The word for a type that holds state; nothing for all that can be made again. */
export const statefulWord = (type: string): string | undefined => STATEFUL[type];
