import type { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { KEY_PREFIX } from '../../../lambdas/shared/contract';
import { outside, type TimeWindow } from '../access/time-window';
import { refusal } from './refusal';

/**
 * Refuses a signature that is too old, whatever its signer wrote into the address: who may sign can sign for seven days.
 * https://docs.aws.amazon.com/prescriptive-guidance/latest/presigned-url-best-practices/
 */
export const signatureGuard = (bucket: IBucket, maxAge: Duration): PolicyStatement =>
  refusal({
    sid: 'OldSignature',
    actions: ['s3:*'],
    resources: [bucket.bucketArn, bucket.arnForObjects('*')],
    conditions: { NumericGreaterThan: { 's3:signatureAge': maxAge.toMilliseconds() } },
  });

/**
 * Refuses what people upload before the window opens and after it closes. What is there can be read and deleted. Operators' prefix is open all
 * the time, and S3 copies by another right, `s3:ReplicateObject`; but whoever puts a former version on top of people's prefix uploads, too.
 */
export const uploadWindowGuards = (bucket: IBucket, window: TimeWindow): PolicyStatement[] =>
  outside(window).map((conditions, index) =>
    refusal({
      sid: `OutsideOfWindow${index}`,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${KEY_PREFIX.uploads}*`)],
      conditions,
    }),
  );
