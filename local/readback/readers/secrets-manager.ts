import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientConfig } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const secretsManagerReaders: Readers = { 'AWS::SecretsManager::Secret': readSecret };

/** How its value came about is not kept; what it is like shows how. */
async function readSecret({ physicalId: SecretId }: Deployed, endpoint: string) {
  const client = new SecretsManagerClient(clientConfig(endpoint));
  const described = await client.send(new DescribeSecretCommand({ SecretId }));
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const GenerateSecretString = { PasswordLength: SecretString.length, ExcludePunctuation: /^\w+$/.test(SecretString) };
  return { ...described, GenerateSecretString };
}
