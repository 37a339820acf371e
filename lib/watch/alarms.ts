import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Api } from '../shared/api';
import { NodeFunction } from '../shared/node-function';
import type { QueueConsumer } from '../shared/queue-consumer';
import { AlarmTopic } from './alarm-topic';
import { failedCopies, type MeasuredCopy } from './copy-metrics';
import { RunbookAlarm, type RunbookAlarmProps } from './runbook-alarm';

export interface AlarmsProps {
  readonly consumers: readonly QueueConsumer[];
  readonly functions: readonly NodeFunction[];
  readonly api: Api;
  /** Whether functions share one alarm or have two each. */
  readonly functionAlarms: 'together' | 'each';
  /** What S3 says of copies. @default - nothing */
  readonly copies?: readonly MeasuredCopy[];
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
  readonly topic: AlarmTopic;
  readonly all: Alarm[] = [];
  private readonly nameOf: (thing: string) => string;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { consumers, functions, api, functionAlarms, copies = [], nameOf, keys } = props;
    this.nameOf = nameOf;
    this.topic = new AlarmTopic(this, 'Topic', { topicName: nameOf('alarms'), encryptionKey: keys?.messages });
    for (const consumer of consumers) this.ringForQueue(consumer);
    if (functionAlarms === 'each') for (const handler of functions) this.ringForFunction(handler);
    else this.ringForAllFunctions();
    for (const copy of copies) this.ringForCopy(copy);
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

  /** How far copies are behind, CloudWatch knows in their region alone: see `LagAlarms`. */
  private ringForCopy(copy: MeasuredCopy): void {
    const impact = `Some of what is in ${copy.name} has no second copy, and gets none by itself.`;
    this.ring(`${copy.name}-copies-failed`, { metric: failedCopies(copy), impact, article: 'copies-that-failed' });
  }

  private ring(name: string, alarm: Ring): void {
    this.all.push(new RunbookAlarm(this, name, { ...alarm, alarmName: this.nameOf(name), topic: this.topic }));
  }
}
