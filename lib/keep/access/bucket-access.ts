import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import { signatureGuard, uploadWindowGuards } from '../guards/upload-guards';
import { BucketEndpoints } from './bucket-endpoints';
import { ConsumerAccessPoint, delegation } from './consumer-access-point';
import { letDecryptThroughS3, prefixReads } from './prefix-reader';
import { within } from './time-window';

export interface BucketAccessProps {
  readonly access: Config['access'];
  readonly originals: IBucket;
  readonly renditions: IBucket;
  /** The full name of a thing of this stage, and of all of them for `*`. */
  readonly nameOf: (thing: string) => string;
}

/** Who reaches originals and renditions, when and how, as config says: added to policies that nobody takes anything from. */
export class BucketAccess extends Construct {
  constructor(scope: Construct, id: string, props: BucketAccessProps) {
    super(scope, id);
    this.guard(props);
    this.letReadersIn(props);
    this.addAccessPoints(props);
    this.addEndpoints(props);
  }

  private guard({ access, originals }: BucketAccessProps): void {
    add(originals, [signatureGuard(originals, Duration.seconds(access.maxSignatureAgeSeconds))]);
    add(originals, uploadWindowGuards(originals, access.uploadWindow));
  }

  private letReadersIn(props: BucketAccessProps): void {
    for (const { account, bucket: name, prefix, ...window } of props.access.readers) {
      const bucket = props[name];
      const principal = new AccountPrincipal(account);
      const place = { arn: bucket.bucketArn, arnForObjects: (pattern: string) => bucket.arnForObjects(pattern) };
      add(bucket, prefixReads(place, prefix, { principal, when: within(window) }));
      letDecryptThroughS3(bucket.encryptionKey, principal);
    }
  }

  private addAccessPoints(props: BucketAccessProps): void {
    for (const name of ['originals', 'renditions'] as const) {
      const bucket = props[name];
      const wanted = props.access.accessPoints.filter((point) => point.bucket === name);
      const accessPoints = wanted.map(({ consumer, prefix, role, vpc }) => {
        letDecryptThroughS3(bucket.encryptionKey, new ArnPrincipal(role));
        const accessPointName = props.nameOf(consumer);
        return new ConsumerAccessPoint(this, consumer, { accessPointName, bucket, prefix, role, vpcId: vpc });
      });
      if (accessPoints.length > 0) add(bucket, [delegation(bucket, accessPoints)]);
    }
  }

  private addEndpoints({ access: { vpc }, nameOf }: BucketAccessProps): void {
    if (vpc) new BucketEndpoints(this, 'Endpoints', { ...vpc, vpcId: vpc.id, names: nameOf('*') });
  }
}

function add(bucket: IBucket, statements: readonly PolicyStatement[]): void {
  for (const statement of statements) bucket.addToResourcePolicy(statement);
}
