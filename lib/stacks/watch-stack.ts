import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Config, nameOf } from '../config';
import { Alarms } from '../watch/alarms';
import type { FlowStack } from './flow-stack';

export interface WatchStackProps extends StackProps {
  readonly config: Config;
  readonly flow: FlowStack;
}

/** What tells people. Built from what the others expose, and none of them knows it. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { config, flow, ...props }: WatchStackProps) {
    super(scope, id, props);
    const { topic } = new Alarms(this, 'Alarms', {
      nameOf: (thing) => nameOf(config, thing),
      queues: [
        {
          name: 'intake',
          work: flow.fanOut.intake,
          impact: 'Some uploads are neither shown nor listed: nobody was told of them.',
        },
        { name: 'render-image', work: flow.render.work, impact: 'Some photos are listed but stay without a picture.' },
        {
          name: 'index-object',
          work: flow.index.work,
          impact: 'Some uploads are missing from listings, or listed as they were.',
        },
      ],
    });
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}
