import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { PrivateBucket } from '../private-bucket';
import { letS3Report } from './bucket-reports';

const PREFIX = 'class-analysis';

/** Has S3 watch how old the objects of some buckets are when they are read, and write it down every day. */
export function analyseClasses(of: readonly PrivateBucket[], to: IBucket): void {
  letS3Report(to, PREFIX, of);
  for (const bucket of of) {
    const destination = { bucketArn: to.bucketArn, format: 'CSV', prefix: PREFIX };
    (bucket.node.defaultChild as CfnBucket).analyticsConfigurations = [
      { id: 'all', storageClassAnalysis: { dataExport: { destination, outputSchemaVersion: 'V_1' } } },
    ];
  }
}
