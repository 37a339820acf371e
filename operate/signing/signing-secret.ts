import {
  GetSecretValueCommand,
  type GetSecretValueCommandOutput,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { nameOf, SIGNING_KEYS } from '../../lib/config/names';
import { enterAccount } from '../account';
import type { Terminal } from '../terminal';

/** One key, and since when it signs. */
export type SigningKey = { readonly key: string; readonly since: Date };

/** The secret with a stage's keys: the one that signs now, and the one before it. */
export type SigningSecret = {
  /** Throws an `Obstacle` when the stage has none. */
  current(): Promise<SigningKey>;
  /** Nothing before the first rotation. */
  previous(): Promise<SigningKey | undefined>;
  /** Makes this the key that signs; the one that did is the previous one now. */
  put(key: string): Promise<void>;
};

/** Finds a stage's secret in the account that `terminal` is told of. */
export async function signingSecretOf(config: Config, terminal: Terminal): Promise<SigningSecret> {
  await enterAccount(config, terminal);
  return secretBehind(new SecretsManagerClient({ region: config.region }), config);
}

export function secretBehind(client: SecretsManagerClient, config: Config): SigningSecret {
  const SecretId = nameOf(config, SIGNING_KEYS);
  const read = async (VersionStage: string) =>
    keyIn(await ifThere(client.send(new GetSecretValueCommand({ SecretId, VersionStage }))));
  return {
    async current() {
      const key = await read('AWSCURRENT');
      if (!key)
        throw new Obstacle(`There is no secret ${SecretId} in ${config.region}: deploy stage ${config.stage} first`);
      return key;
    },
    previous: () => read('AWSPREVIOUS'),
    put: async (SecretString) => void (await client.send(new PutSecretValueCommand({ SecretId, SecretString }))),
  };
}

function keyIn(answer: GetSecretValueCommandOutput | undefined): SigningKey | undefined {
  const { SecretString, CreatedDate } = answer ?? {};
  return SecretString === undefined || CreatedDate === undefined
    ? undefined
    : { key: SecretString, since: CreatedDate };
}
