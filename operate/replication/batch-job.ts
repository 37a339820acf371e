import type { CreateJobCommandInput } from '@aws-sdk/client-s3-control';
import type { Config } from '../../lib/config';
import { nameOf } from '../../lib/config/names';

export type ExistingObjects = {
  readonly config: Config;
  readonly account: string;
  /** The bucket that is copied. */
  readonly bucket: string;
  /** What a person calls what is in it. */
  readonly thing: string;
  readonly roleArn: string;
  /** So that a request which is sent twice makes one job. */
  readonly token: string;
};

/** Before jobs that nobody gave a number, behind those with a higher one. */
const PRIORITY = 10;

/**
 * The job that has S3 copy, by the rules that the bucket has, whatever it has not copied yet or has failed to. Without a report: what fails
 * rings the alarm for failed copies, and the next job takes it up by itself.
 */
export function jobFor({ config, account, bucket, thing, roleArn, token }: ExistingObjects): CreateJobCommandInput {
  const { project, stage } = config;
  const [, partition] = roleArn.split(':');
  return {
    AccountId: account,
    ClientRequestToken: token,
    Description: `${nameOf(config, thing)}: copy what is there already`,
    Operation: { S3ReplicateObject: {} },
    ManifestGenerator: {
      S3JobManifestGenerator: {
        ExpectedBucketOwner: account,
        SourceBucket: `arn:${partition}:s3:::${bucket}`,
        EnableManifestOutput: false,
        Filter: { EligibleForReplication: true, ObjectReplicationStatuses: ['NONE', 'FAILED'] },
      },
    },
    Report: { Enabled: false },
    Priority: PRIORITY,
    RoleArn: roleArn,
    ConfirmationRequired: false,
    Tags: [
      { Key: 'project', Value: project },
      { Key: 'stage', Value: stage },
    ],
  };
}
