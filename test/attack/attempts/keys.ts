import {
  CreateGrantCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { nameOf } from '../../../lib/config/names';
import { LOCAL_ACCOUNT } from '../../../local/environment';
import { given } from '../../support/path';
import type { Actor, Attempts } from './attempt';

/** Aliases of the keys of stage `drill`. */
const KEYS = ['originals', 'renditions', 'catalog', 'messages', 'logs'] as const;
export type KeyArns = Readonly<Record<(typeof KEYS)[number], string>>;

/** What can be tried on keys: `decrypt with originals`. */
export function keyAttempts(actor: Actor, keys: KeyArns): Attempts {
  const kms = new KMSClient(actor);
  return Object.assign({}, ...KEYS.map((name) => withKey(kms, keys[name], name)));
}

function withKey(kms: KMSClient, KeyId: string, name: string): Attempts {
  const Operations = ['Decrypt' as const];
  return {
    [`encrypt with ${name}`]: () => kms.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('an attempt') })),
    [`decrypt with ${name}`]: () => kms.send(new DecryptCommand({ KeyId, CiphertextBlob: Buffer.from('nothing') })),
    [`data key of ${name}`]: () => kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' })),
    [`grant of ${name}`]: () =>
      kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal: `arn:aws:iam::${LOCAL_ACCOUNT}:root`, Operations })),
    [`policy of ${name}`]: () => kms.send(new PutKeyPolicyCommand({ KeyId, Policy: '{}' })),
    [`rotate no ${name}`]: () => kms.send(new DisableKeyRotationCommand({ KeyId })),
    [`disable ${name}`]: () => kms.send(new DisableKeyCommand({ KeyId })),
    [`destroy ${name}`]: () => kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 })),
  };
}

/** The keys that the stage was deployed with. */
export async function keyArns(kms: KMSClient): Promise<KeyArns> {
  const arnOf = async (name: string) => {
    const KeyId = `alias/${nameOf(given().config, name)}`;
    return [name, (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn ?? ''] as const;
  };
  return Object.fromEntries(await Promise.all(KEYS.map(arnOf))) as KeyArns;
}
