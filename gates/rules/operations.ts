import { failing, ofType } from '../../bin/stage-model';
import type { Rule } from './rule';

const alarmActions: Rule = {
  id: 'own-alarm-actions',
  promise: 'An alarm that rings is heard.',
  find: (stage) =>
    failing(
      ofType(stage, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'),
      ({ properties: { AlarmActions = [] } }) => AlarmActions.length > 0,
    ),
};

const customResources: Rule = {
  id: 'own-custom-resources',
  promise: 'Nothing deploys by a function that nobody sees.',
  find: ({ resources }) =>
    failing(resources, ({ type }) => !/^Custom::|^AWS::CloudFormation::CustomResource$/.test(type)),
};

type Behaviour = {
  readonly TargetOriginId: string;
  readonly AllowedMethods?: readonly string[];
  readonly ViewerProtocolPolicy: string;
};

// biome-ignore lint/suspicious/noExplicitAny: of a template
const behavioursOf = ({ DistributionConfig }: any): Behaviour[] => [
  DistributionConfig.DefaultCacheBehavior,
  ...(DistributionConfig.CacheBehaviors ?? []),
];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html */
const FAILING_OVER = ['GET', 'HEAD', 'OPTIONS'];

const failover: Rule = {
  id: 'own-failover',
  promise: 'What goes to a group of origins only reads: CloudFront refuses to deploy anything else.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::CloudFront::Distribution'), ({ properties }) => {
      const groups: Array<{ Id: string }> = properties.DistributionConfig.OriginGroups?.Items ?? [];
      return behavioursOf(properties)
        .filter(({ TargetOriginId }) => groups.some(({ Id }) => Id === TargetOriginId))
        .every(({ AllowedMethods = [] }) => AllowedMethods.every((method) => FAILING_OVER.includes(method)));
    }),
};

const viewers: Rule = {
  id: 'own-viewers',
  promise: 'Viewers get everything over HTTPS.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::CloudFront::Distribution'), ({ properties }) =>
      behavioursOf(properties).every(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy !== 'allow-all'),
    ),
};

export const OPERATION_RULES = [alarmActions, customResources, failover, viewers];
