import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { secretsManagerKeys } from '../../../lambdas/transform-image/secrets-manager-keys';

const client = new SecretsManagerClient({ region: 'us-east-1' });
const mock = mockClient(client);
const version = (VersionStage: string) => mock.on(GetSecretValueCommand, { SecretId: 'keys', VersionStage });
const absent = new ResourceNotFoundException({ message: 'none', $metadata: {} });
const read = secretsManagerKeys(client, 'keys');

beforeEach(() => mock.reset());

describe('the keys in a secret', () => {
  test('are its current and its previous value', async () => {
    version('AWSCURRENT').resolves({ SecretString: 'present' });
    version('AWSPREVIOUS').resolves({ SecretString: 'former' });

    expect(await read()).toEqual(['present', 'former']);
  });

  test('are one before the first rotation', async () => {
    version('AWSCURRENT').resolves({ SecretString: 'present' });
    version('AWSPREVIOUS').rejects(absent);

    expect(await read()).toEqual(['present']);
  });

  test('are an error when there is no secret, or when it may not be read', async () => {
    version('AWSCURRENT').rejects(absent);
    version('AWSPREVIOUS').rejects(absent);
    await expect(read()).rejects.toThrow(ResourceNotFoundException);

    const denied = new SecretsManagerServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: {} });
    version('AWSCURRENT').resolves({ SecretString: 'present' });
    version('AWSPREVIOUS').rejects(denied);
    await expect(read()).rejects.toThrow(SecretsManagerServiceException);
  });
});
