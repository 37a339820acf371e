import { Aws } from 'aws-cdk-lib';
import { type Config, nameOf } from '../config';

/** Bucket names are world-wide, so ours carry account and region. Any stack derives the same name without asking Keep. */
export const bucketNameOf = (config: Config, thing: string): string =>
  `${nameOf(config, thing)}-${Aws.ACCOUNT_ID}-${config.region}`;
