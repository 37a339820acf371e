import { Aws } from 'aws-cdk-lib';
import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Api } from '../shared/api';
import { NodeFunction } from '../shared/node-function';
import type { QueueConsumer } from '../shared/queue-consumer';
import { RunbookAlarm, type RunbookAlarmProps } from './runbook-alarm';

export interface AlarmsProps {
  readonly consumers: readonly QueueConsumer[];
  readonly functions: readonly NodeFunction[];
  readonly api: Api;
  /** Whether functions share one alarm or have two each. */
  readonly functionAlarms: 'together' | 'each';
  readonly nameOf: (thing: string) => string;
  /** Keys of our own, of which one encrypts the topic. @default - AWS owns the keys, whose requests have no quota */
  readonly keys?: Keys;
}

interface Keys {
  readonly messages: IKey;
  readonly impact: string;
  metricShareOfQuota(): IMetric;
}

/** Per cent of KMS's quota; above it there is still time to ask for more. */
const MUCH_OF_QUOTA = 80;

type Ring = Omit<RunbookAlarmProps, 'alarmName' | 'topic'>;

/** Everything that wants a person, on one topic that people subscribe to. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];
  private readonly nameOf: (thing: string) => string;

  constructor(scope: Construct, id: string, { consumers, functions, api, functionAlarms, nameOf, keys }: AlarmsProps) {
    super(scope, id);
    this.nameOf = nameOf;
    this.topic = new Topic(this, 'Topic', { topicName: nameOf('alarms'), enforceSSL: true, masterKey: keys?.messages });
    // the policy that refuses plain HTTP replaces the default one, which would let alarms in; no grant binds a service to its source
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    for (const consumer of consumers) this.ringForQueue(consumer);
    if (functionAlarms === 'each') for (const handler of functions) this.ringForFunction(handler);
    else this.ringForAllFunctions();
    this.ring('api-errors', { metric: api.metricServerErrors(), impact: api.impact, article: 'errors-of-the-api' });
    if (keys) this.ringForKeys(keys);
  }

  private ringForQueue({ name, work, function: { impact } }: QueueConsumer): void {
    this.ring(`${name}-dead-letters`, { metric: work.metricDeadLetters(), impact, article: 'dead-letters' });
    const above = work.oldAfter.toSeconds();
    this.ring(`${name}-old-messages`, { metric: work.metricOldest(), above, impact, article: 'old-messages' });
  }

  private ringForFunction(handler: NodeFunction): void {
    const { handlerName, impact } = handler;
    this.ring(`${handlerName}-errors`, { metric: handler.metricErrors(), impact, article: 'errors-of-functions' });
    this.ring(`${handlerName}-throttles`, {
      metric: handler.metricThrottles(),
      impact,
      article: 'throttled-functions',
    });
  }

  /** Without throttles: they cost somebody an answer or a message its time, and both ring by themselves. */
  private ringForAllFunctions(): void {
    this.ring('function-errors', {
      metric: NodeFunction.metricErrorsOfAll(),
      impact:
        'A function of this account and region crashes, ours or any other: some of the work is repeated or not done.',
      article: 'errors-of-functions',
    });
  }

  private ringForKeys(keys: Keys): void {
    const { impact } = keys;
    const metric = keys.metricShareOfQuota();
    this.ring('key-requests', { metric, above: MUCH_OF_QUOTA, impact, article: 'requests-to-keys' });
  }

  private ring(name: string, alarm: Ring): void {
    this.all.push(new RunbookAlarm(this, name, { ...alarm, alarmName: this.nameOf(name), topic: this.topic }));
  }
}
