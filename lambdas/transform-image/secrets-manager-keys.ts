import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { ReadKeys } from './signature-check';

/** The key that signs, and the one before it: what was signed before a rotation is good until the next. */
const STAGES = ['AWSCURRENT', 'AWSPREVIOUS'] as const;

/** The active keys in one secret. */
export function secretsManagerKeys(client: SecretsManagerClient, SecretId: string): ReadKeys {
  return async () => {
    const values = await Promise.all(STAGES.map((VersionStage) => read(client, { SecretId, VersionStage })));
    return values.filter((value) => value !== undefined);
  };
}

type Version = { readonly SecretId: string; readonly VersionStage: (typeof STAGES)[number] };

async function read(client: SecretsManagerClient, version: Version): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand(version))).SecretString;
  } catch (error) {
    // a secret that was never rotated has no former key
    if (error instanceof ResourceNotFoundException && version.VersionStage === 'AWSPREVIOUS') return undefined;
    throw error;
  }
}
