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
    const { consumers, functions, api } = flow;
    const { topic } = new Alarms(this, 'Alarms', {
      consumers,
      functions,
      api,
      functionAlarms: config.watch.functions,
      nameOf: (thing) => nameOf(config, thing),
    });
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}
