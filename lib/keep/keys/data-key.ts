import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { removalOf } from '../../shared/removal';

export interface DataKeyProps {
  readonly alias: string;
  /** What it encrypts, as in 'originals'. */
  readonly encrypts: string;
  readonly keepData: boolean;
  /** Whether it can have replicas in other regions; nobody can change that later. @default false */
  readonly multiRegion?: boolean;
}

/** A customer managed key that rotates every year. What it encrypts is lost with it, so it stays as long as the data does. */
export class DataKey extends Key {
  constructor(scope: Construct, id: string, { alias, encrypts, keepData, multiRegion }: DataKeyProps) {
    super(scope, id, {
      alias,
      description: `Encrypts ${encrypts}`,
      multiRegion,
      enableKeyRotation: true,
      pendingWindow: Duration.days(keepData ? 30 : 7),
      removalPolicy: removalOf(keepData),
    });
  }
}
