import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { removalOf } from '../../shared/removal';

export interface SigningKeysProps {
  readonly secretName: string;
  readonly keepData: boolean;
  /** @default - the key that Secrets Manager owns */
  readonly encryptionKey?: IKey;
}

/**
 * The two keys that signed addresses of variants are good by, as versions of one secret: the current one signs, and what the previous one
 * signed is good until the next rotation. Lost, every address in every page would have to be signed again, so it stays with the data.
 */
export class SigningKeys extends Secret {
  constructor(scope: Construct, id: string, { secretName, keepData, encryptionKey }: SigningKeysProps) {
    super(scope, id, {
      secretName,
      description: 'Signs addresses of image variants; rotate with npm run rotate-signing-key',
      encryptionKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalOf(keepData),
    });
  }
}
