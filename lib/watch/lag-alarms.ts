import type { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AlarmTopic, ourAlarms } from './alarm-topic';
import { bytesPending, copyLatency, type MeasuredCopy } from './copy-metrics';
import { RunbookAlarm, type RunbookAlarmProps } from './runbook-alarm';

export interface LagAlarmsProps {
  readonly copies: readonly MeasuredCopy[];
  /** When a copy is late. */
  readonly lateAfter: Duration;
  readonly nameOf: (thing: string) => string;
  /** Of their region, for the topic. @default - a key that SNS owns */
  readonly encryptionKey?: IKey;
}

/** What S3 catches up with in a minute or two, even of a busy bucket: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html */
const MUCH_BYTES = 10e9;

type Ring = Pick<RunbookAlarmProps, 'metric' | 'above'>;

/** Rings when copies fall behind, in their own region, where alone CloudWatch knows of it: so on a topic of that region. */
export class LagAlarms extends Construct {
  readonly topic: AlarmTopic;
  private readonly nameOf: (thing: string) => string;

  constructor(scope: Construct, id: string, { copies, lateAfter, nameOf, encryptionKey }: LagAlarmsProps) {
    super(scope, id);
    this.nameOf = nameOf;
    this.topic = new AlarmTopic(this, 'Topic', { topicName: nameOf('replica-alarms'), encryptionKey });
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    encryptionKey?.grant(ourAlarms(), 'kms:Decrypt', 'kms:GenerateDataKey*');
    for (const copy of copies) {
      this.ring(`${copy.name}-copies-late`, copy, { metric: copyLatency(copy), above: lateAfter.toSeconds() });
      this.ring(`${copy.name}-copies-pending`, copy, { metric: bytesPending(copy), above: MUCH_BYTES });
    }
  }

  private ring(name: string, copy: MeasuredCopy, ring: Ring): void {
    new RunbookAlarm(this, name, {
      ...ring,
      alarmName: this.nameOf(name),
      impact: `What came last to ${copy.name} would be lost with its region.`,
      article: 'copies-that-lag',
      topic: this.topic,
    });
  }
}
