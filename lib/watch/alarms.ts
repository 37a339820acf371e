import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { WorkQueue } from '../shared/work-queue';
import { RunbookAlarm } from './runbook-alarm';

interface Watched {
  /** What the queue is called in names and in the runbook. */
  readonly name: string;
  readonly work: WorkQueue;
  /** What is not done while its messages are dead. */
  readonly impact: string;
}

export interface AlarmsProps {
  readonly queues: readonly Watched[];
  readonly nameOf: (thing: string) => string;
}

/** Everything that wants a person, on one topic that people subscribe to. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { queues, nameOf }: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { topicName: nameOf('alarms'), enforceSSL: true });
    // the policy that refuses plain HTTP replaces the default one, which would let alarms in; no grant binds a service to its source
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    for (const { name, work, impact } of queues) {
      new RunbookAlarm(this, `${name}-dead-letters`, {
        alarmName: nameOf(`${name}-dead-letters`),
        metric: work.metricDeadLetters(),
        above: 0,
        impact,
        article: 'dead-letters',
        topic: this.topic,
      });
    }
  }
}
