import { Aws } from 'aws-cdk-lib';
import type { Config } from '../config';
import { nameOf } from '../config/names';

/** Whose bucket it is and where. @default - this account, and the stage's own region */
export type BucketHome = { readonly region?: string; readonly account?: string };

/** Bucket names are world-wide, so ours carry account and region. Any stack derives the same name without asking Keep. */
export const bucketNameOf = (
  config: Config,
  thing: string,
  { region = config.region, account = Aws.ACCOUNT_ID }: BucketHome = {},
): string => `${nameOf(config, thing)}-${account}-${region}`;
