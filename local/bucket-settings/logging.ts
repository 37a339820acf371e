import type { LoggingEnabled, PartitionDateSource } from '@aws-sdk/client-s3';

/** As templates write it: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html */
export type TemplateLogging = {
  readonly DestinationBucketName: string;
  readonly LogFilePrefix?: string;
  readonly TargetObjectKeyFormat?: { readonly PartitionedPrefix?: { readonly PartitionDateSource: string } };
};

/** The same as the service takes it, which has other names for the same. */
export const serviceLogging = (wish: TemplateLogging): LoggingEnabled => ({
  TargetBucket: wish.DestinationBucketName,
  TargetPrefix: wish.LogFilePrefix ?? '',
  TargetObjectKeyFormat: wish.TargetObjectKeyFormat as {
    PartitionedPrefix?: { PartitionDateSource: PartitionDateSource };
  },
});

/** What the service answers, as templates write it. */
export const templateLogging = ({ TargetBucket, TargetPrefix, TargetObjectKeyFormat }: LoggingEnabled) => ({
  DestinationBucketName: TargetBucket,
  LogFilePrefix: TargetPrefix || undefined,
  TargetObjectKeyFormat,
});
