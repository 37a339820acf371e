import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { removalOf } from '../shared/removal';

export interface DataKeyProps {
  readonly alias: string;
  readonly keepData: boolean;
}

/** The customer managed key of all data; rotates every year. Data is lost with it, so it stays as long as the data does. */
export class DataKey extends Key {
  constructor(scope: Construct, id: string, { alias, keepData }: DataKeyProps) {
    super(scope, id, {
      alias,
      description: 'Encrypts originals, renditions and catalog',
      enableKeyRotation: true,
      pendingWindow: Duration.days(keepData ? 30 : 7),
      removalPolicy: removalOf(keepData),
    });
  }
}
