import type { Construct } from 'constructs';
import { DEPLOYING, roleArn } from '../guards/deploying-role';
import { refusal } from '../guards/refusal';
import { PrivateBucket, type PrivateBucketProps } from '../private-bucket';
import type { CopyRule } from './copy-rule';

export interface AuditCopyProps extends PrivateBucketProps {
  readonly bucketName: string;
  readonly region: string;
  /** Tags of every role that may never take anything out: those of the stage. */
  readonly roleTags: Readonly<Record<string, string>>;
}

/**
 * What changes or removes what is there or lets it be removed later, this guard first of all. S3 itself writes copies by other names,
 * `s3:ReplicateObject` and `s3:ReplicateTags`; a deletion is none of what it may copy to here, whatever the bucket of originals is told.
 */
const CHANGING = [
  's3:Put*',
  's3:Delete*',
  's3:Update*',
  's3:BypassGovernanceRetention',
  's3:ReplicateDelete',
  's3:TagResource',
  's3:UntagResource',
];

/**
 * Every original that ever was, in the same region: deletions do not reach it, and no role of the stage may change it, whatever it is granted.
 * CloudFormation's role may, even if `cdk bootstrap` gave it the tags of the stage: else no deployment could change this policy again. The
 * account's root always may: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export class AuditCopy extends PrivateBucket {
  /** The rule that fills it. */
  readonly rule: CopyRule;

  constructor(scope: Construct, id: string, { roleTags, region, ...props }: AuditCopyProps) {
    super(scope, id, { ...props, versioned: true });
    const { bucketName, encryptionKey } = props;
    const key = encryptionKey && { arn: encryptionKey.keyArn };
    this.rule = { id: 'to-audit', to: { bucketName, region, key, here: this }, deleteMarkers: false };
    const tags = Object.entries(roleTags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value]);
    this.addToResourcePolicy(
      refusal({
        sid: 'NobodyOfTheStageChanges',
        actions: CHANGING,
        resources: [this.bucketArn, this.arnForObjects('*')],
        conditions: {
          StringEquals: Object.fromEntries(tags),
          ArnNotLike: { 'aws:PrincipalArn': roleArn(DEPLOYING) },
        },
      }),
    );
  }
}
