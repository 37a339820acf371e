import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import { ACCESS_LOGS } from '../../config/names';
import type { PrivateBucket } from '../private-bucket';
import { AccessLogs } from './access-logs';
import { letS3Encrypt } from './bucket-reports';
import { analyseClasses } from './class-analysis';
import { EvidenceBucket } from './evidence-bucket';
import { listVersions } from './inventory';
import { ObjectTrail } from './object-trail';
import { StorageLens } from './storage-lens';

export interface EvidenceProps {
  readonly evidence: Config['evidence'];
  readonly keepData: boolean;
  /** Every bucket that holds data. */
  readonly buckets: readonly PrivateBucket[];
  /** Those of them whose objects CloudTrail watches. */
  readonly watched: readonly PrivateBucket[];
  /** @default - a key that S3 owns */
  readonly encryptionKey?: IKey;
  /** Roles that may delete what `evidence.lock` holds in mode governance. */
  readonly bypassRoles: readonly string[];
  /** The full name of a thing of this stage, and of all of them for `*`. */
  readonly nameOf: (thing: string) => string;
  readonly bucketNameOf: (thing: string) => string;
}

/** What AWS's services write down about the buckets, as config says, where nobody else can write. */
export class Evidence extends Construct {
  /** Where requests of this region are written down. @default - nowhere */
  readonly accessLogs?: AccessLogs;

  constructor(scope: Construct, id: string, props: EvidenceProps) {
    super(scope, id);
    const { evidence, buckets, bucketNameOf, nameOf } = props;
    const store = hasReports(evidence) ? [this.addStore(props)] : [];
    for (const to of store) this.fill(to, props);
    if (evidence.accessLogs) {
      const bucketName = bucketNameOf(ACCESS_LOGS);
      this.accessLogs = new AccessLogs(this, 'AccessLogs', {
        ...keeping(props),
        bucketName,
        of: [...buckets, ...store],
      });
    }
    if (evidence.storageLens) new StorageLens(this, 'Lens', { lensName: nameOf('lens'), of: buckets });
  }

  private addStore(props: EvidenceProps): EvidenceBucket {
    const { bucketNameOf, encryptionKey, bypassRoles, evidence } = props;
    const locking = { lock: evidence.lock, bypassRoles };
    const bucketName = bucketNameOf('evidence');
    return new EvidenceBucket(this, 'Reports', { ...keeping(props), ...locking, bucketName, encryptionKey });
  }

  private fill(to: EvidenceBucket, { evidence, buckets, watched, encryptionKey, nameOf }: EvidenceProps): void {
    const { inventory, classAnalysis, objectEvents } = evidence;
    if (inventory !== 'off') listVersions(buckets, to, inventory);
    if (classAnalysis) analyseClasses(buckets, to);
    if (encryptionKey && (inventory !== 'off' || classAnalysis)) letS3Encrypt(encryptionKey, nameOf('*'));
    if (objectEvents === 'off') return;
    const withReads = objectEvents === 'all';
    new ObjectTrail(this, 'Trail', { trailName: nameOf('objects'), of: watched, withReads, to });
  }
}

const hasReports = ({ inventory, classAnalysis, objectEvents }: Config['evidence']): boolean =>
  inventory !== 'off' || classAnalysis || objectEvents !== 'off';

const keeping = ({ keepData, evidence }: EvidenceProps) => ({
  keepData,
  forgetAfter: Duration.days(evidence.keepDays),
});
