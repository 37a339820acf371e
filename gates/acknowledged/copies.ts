import type { Acknowledgement } from '../judge';

/** A right to whatever is below an ARN, as cdk-nag writes it. */
const all = (arn: string): string => `AwsSolutions-IAM5[Resource::${arn}/*]`;

const bucket = (name: string, region: string): string => `arn:<AWS::Partition>:s3:::${name}-<AWS::AccountId>-${region}`;
const keys = (region: string): string => `arn:<AWS::Partition>:kms:${region}:<AWS::AccountId>:key`;

/** What stays of copying between buckets. */
export const COPYING: readonly Acknowledgement[] = [
  {
    ids: [all(bucket('originals', 'us-west-2')), all(keys('us-west-2'))],
    where: ['keep/CopyOriginals/Policy/Resource'],
    reason:
      'Where copies go, in whole buckets that are deployed before the role, so that they can’t name it; the key there has an alias that the statement asks for, and its number is not known here.',
    profiles: ['strict'],
  },
  {
    ids: [all(bucket('originals', 'us-east-1')), all(keys('us-east-1'))],
    where: ['replica/OriginalsBack/Policy/Resource'],
    reason: 'Likewise the way back, where config wants one.',
    profiles: ['strict'],
  },
  {
    ids: [all(bucket('site', 'us-west-2'))],
    where: ['keep/CopySite/Policy/Resource'],
    reason: 'Likewise of the site.',
    profiles: ['strict'],
  },
  {
    ids: [all(bucket('site', 'us-east-1'))],
    where: ['replica/SiteBack/Policy/Resource'],
    reason: 'And back.',
    profiles: ['strict'],
  },
  {
    ids: [all(bucket('access-logs', 'us-west-2'))],
    where: ['keep/CopyAccessLogs/Policy/Resource'],
    reason: 'Likewise of access logs, where config wants those of both regions together.',
    profiles: ['strict'],
  },
];
