import { Key } from 'aws-cdk-lib/aws-kms';
import { type ConfigInput, defineConfig } from '../../lib/config';
import { Evidence } from '../../lib/keep/evidence/evidence';
import { PrivateBucket } from '../../lib/keep/private-bucket';
import { resourcesOf, type Statement, statementsOf, synthesised, theOnly } from './synth';

/** Photos and a site, with evidence of them as config of profile lean asks for it. */
export const given = (
  evidence: ConfigInput['evidence'] = {},
  { withKey = false, keepData = false, bypassRoles = [] as string[] } = {},
) =>
  synthesised((stack) => {
    const [photos, site] = ['Photos', 'Site'].map((id) => new PrivateBucket(stack, id, { keepData })) as [
      PrivateBucket,
      PrivateBucket,
    ];
    new Evidence(stack, 'Evidence', {
      evidence: defineConfig({ stage: 'test', evidence }).evidence,
      keepData,
      buckets: [photos, site],
      watched: [photos],
      bypassRoles,
      encryptionKey: withKey ? new Key(stack, 'Key') : undefined,
      nameOf: (thing) => `harbour-test-${thing}`,
      bucketNameOf: (thing) => `harbour-test-${thing}-eu-west-1`,
    });
  });

type Given = ReturnType<typeof given>;

/** The bucket whose logical id begins so. */
export const bucket = (template: Given, id: string) =>
  Object.entries(resourcesOf(template, 'AWS::S3::Bucket')).find(([logicalId]) => logicalId.startsWith(id))?.[1];

/** What the policy of that bucket says. */
export const policyOf = (template: Given, id: string): Statement[] =>
  statementsOf(template, 'AWS::S3::BucketPolicy', id);

/** What it allows. */
export const allowedIn = (template: Given, id: string) =>
  policyOf(template, id).filter(({ Effect }) => Effect === 'Allow');

/** What services may do with the key. */
export const useOfKey = (template: Given): Statement[] =>
  (theOnly(template, 'AWS::KMS::Key').KeyPolicy as { Statement: Statement[] }).Statement.slice(1);

/** The ARN of what has such a logical id, as a template says it. */
export const arnOf = (id: string) => ({ 'Fn::GetAtt': [expect.stringMatching(`^${id}`), 'Arn'] });
/** The same with a path after it. */
export const below = (id: string, ...rest: unknown[]) => ({ 'Fn::Join': ['', [arnOf(id), ...rest]] });
/** The account of the stack. */
export const US = { Ref: 'AWS::AccountId' };

/** All that config can ask for. */
export const EVERYTHING = {
  accessLogs: true,
  inventory: 'daily',
  objectEvents: 'writes',
  storageLens: true,
  classAnalysis: true,
} as const;
