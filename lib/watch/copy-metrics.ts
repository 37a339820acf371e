import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** A rule by which S3 copies a bucket and says how it fares. */
export interface MeasuredCopy {
  /** What is copied, as a person calls it. */
  readonly name: string;
  readonly source: string;
  readonly destination: string;
  readonly rule: string;
}

/** Operations that will not be tried again; in the region of the bucket that is copied. */
export const failedCopies = (copy: MeasuredCopy): Metric => metric('OperationsFailedReplication', copy, Stats.SUM);

/** Seconds by which the copy is behind; in the region of the copy. */
export const copyLatency = (copy: MeasuredCopy): Metric => metric('ReplicationLatency', copy, Stats.MAXIMUM);

/** Bytes that were never fewer in an hour; in the region of the copy. */
export const bytesPending = (copy: MeasuredCopy): Metric =>
  metric('BytesPendingReplication', copy, Stats.MINIMUM).with({ period: Duration.hours(1) });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html says where each is published */
function metric(metricName: string, { source, destination, rule }: MeasuredCopy, statistic: string): Metric {
  const dimensionsMap = { SourceBucket: source, DestinationBucket: destination, RuleId: rule };
  return new Metric({ namespace: 'AWS/S3', metricName, dimensionsMap, statistic });
}
