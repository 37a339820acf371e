import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface RunbookAlarmProps {
  readonly alarmName: string;
  readonly metric: IMetric;
  /** The alarm rings above this. @default 0 */
  readonly above?: number;
  /** What a person loses while it rings: one sentence. */
  readonly impact: string;
  /** The article in `docs/runbook.md`: its heading as an anchor. */
  readonly article: string;
  readonly topic: ITopic;
}

/** An alarm that says what it costs somebody and where to read what to do. Silence is not an alarm: an idle stack has no data. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    const { alarmName, metric, above = 0, impact, article, topic } = props;
    super(scope, id, {
      alarmName,
      alarmDescription: `${impact} See docs/runbook.md#${article}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(topic));
  }
}
