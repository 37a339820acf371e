import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import { nameOf } from '../../config/names';
import { DataKey } from './data-key';

export interface DataKeysProps {
  readonly keepData: boolean;
  /** Whether the keys of data can have replicas in other regions. */
  readonly multiRegion: boolean;
  /** The full name of a thing of this stage, and of all of them for `*`. */
  readonly nameOf: (thing: string) => string;
}

/**
 * The customer managed keys of a stage, one for each kind of thing, so that whoever may read one kind can't read another. The services
 * that use them for us are named here, by account and name pattern: queues, topic and logs are of later stacks, whose ARNs would be a cycle.
 */
export class DataKeys extends Construct {
  readonly originals: DataKey;
  readonly renditions: DataKey;
  readonly catalog: DataKey;
  /** Of queues and topics. */
  readonly messages: DataKey;
  /** Of log groups, and of what AWS's services write down about buckets. */
  readonly logs: DataKey;
  /** What a person loses while KMS refuses requests. */
  readonly impact =
    'Uploads fail, and photos and listings with them, while KMS takes no more requests of this account.';

  constructor(scope: Construct, id: string, { keepData, multiRegion, nameOf }: DataKeysProps) {
    super(scope, id);
    const keyOf = (name: string, encrypts: string) => ({ alias: nameOf(name), encrypts, keepData });
    this.originals = new DataKey(this, 'Originals', { ...keyOf('originals', 'originals'), multiRegion });
    this.renditions = new DataKey(this, 'Renditions', { ...keyOf('renditions', 'renditions'), multiRegion });
    this.catalog = new DataKey(this, 'Catalog', { ...keyOf('catalog', 'the catalog'), multiRegion });
    this.messages = new DataKey(this, 'Messages', keyOf('messages', 'queues and topics'));
    this.logs = new DataKey(this, 'Logs', keyOf('logs', 'logs'));
    this.letServicesSend();
    this.letLogsWrite(nameOf('*'));
  }

  /**
   * How much of the requests that KMS answers this account and region, ours or not, have been asked for, in per cent. It refuses what is above,
   * and has no metric of refusals: https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
   */
  metricShareOfQuota(): MathExpression {
    const requests = new Metric({
      namespace: 'AWS/Usage',
      metricName: 'CallCount',
      dimensionsMap: { Service: 'KMS', Type: 'API', Resource: 'CryptographicOperationsSymmetric', Class: 'None' },
      statistic: 'Sum',
    });
    return new MathExpression({
      expression: '100 * requests / SERVICE_QUOTA(requests)',
      usingMetrics: { requests },
      label: "share of KMS's quota, %",
      period: Duration.minutes(1),
    });
  }

  /** Rules into queues and alarms into topics: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
  private letServicesSend(): void {
    const ofOurs = { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } };
    for (const service of ['events', 'cloudwatch']) {
      // no grant gives just these two
      this.messages.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(`${service}.amazonaws.com`, ofOurs)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'], // in a key's policy: this key
        }),
      );
    }
  }

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  private letLogsWrite(names: string): void {
    const { partition, region, account } = Stack.of(this);
    const groups = `arn:${partition}:logs:${region}:${account}:log-group:/aws/*/${names}`;
    // no grant binds the service to the log groups that it writes for
    this.logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [
          new ServicePrincipal(`logs.${region}.amazonaws.com`, {
            conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
          }),
        ],
        actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        resources: ['*'], // in a key's policy: this key
      }),
    );
  }
}

/** The keys of a stage; none where AWS owns them. */
export function dataKeysOf(scope: Construct, config: Config): DataKeys | undefined {
  const { keepData, keys } = config;
  if (keys.owner === 'aws') return undefined;
  const { multiRegion } = keys;
  return new DataKeys(scope, 'Keys', { keepData, multiRegion, nameOf: (thing) => nameOf(config, thing) });
}
