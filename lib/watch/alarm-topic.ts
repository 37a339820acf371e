import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmTopicProps {
  readonly topicName: string;
  /** Of our own; lets CloudWatch use it. @default - a key that SNS owns */
  readonly encryptionKey?: IKey;
}

/** Where alarms of this account ring, and people subscribe. An alarm reaches topics of its own region only. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { topicName, encryptionKey }: AlarmTopicProps) {
    super(scope, id, { topicName, enforceSSL: true, masterKey: encryptionKey });
    // the policy that refuses plain HTTP replaces the default one, which would let alarms in; no grant binds a service to its source
    this.grantPublish(ourAlarms());
  }
}

/** CloudWatch, when it acts for this account. */
export const ourAlarms = (): ServicePrincipal =>
  new ServicePrincipal('cloudwatch.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
