import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientConfig } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const secretsManagerReaders: Readers = { 'AWS::SecretsManager::Secret': readSecret };

/** How its value came about is not kept; its length shows that it did. */
async function readSecret({ physicalId: SecretId }: Deployed, endpoint: string) {
  const client = new SecretsManagerClient(clientConfig(endpoint));
  const described = await client.send(new DescribeSecretCommand({ SecretId }));
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  return { ...described, GenerateSecretString: { PasswordLength: SecretString.length } };
}
