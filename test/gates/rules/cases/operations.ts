import { type Case, part } from './case';

type Behaviour = { TargetOriginId: string; AllowedMethods?: string[]; ViewerProtocolPolicy?: string };

const alarm = (AlarmActions: string[]) => part('AWS::CloudWatch::Alarm', { AlarmActions });
const distribution = (DefaultCacheBehavior: Behaviour, ...CacheBehaviors: Behaviour[]) =>
  part('AWS::CloudFront::Distribution', {
    DistributionConfig: { OriginGroups: { Items: [{ Id: 'group' }] }, DefaultCacheBehavior, CacheBehaviors },
  });

export const OPERATION_CASES: Readonly<Record<string, Case>> = {
  'own-alarm-actions': {
    sound: { Alarm: alarm(['arn:of-a-topic']) },
    broken: [{ Broken: alarm([]) }, { Broken: part('AWS::CloudWatch::CompositeAlarm') }],
  },
  'own-custom-resources': {
    sound: { Bucket: part('AWS::S3::Bucket') },
    broken: [{ Broken: part('Custom::S3AutoDeleteObjects') }, { Broken: part('AWS::CloudFormation::CustomResource') }],
  },
  'own-failover': {
    sound: {
      Cdn: distribution(
        { TargetOriginId: 'group', AllowedMethods: ['GET', 'HEAD'] },
        { TargetOriginId: 'api', AllowedMethods: ['GET', 'POST'] },
      ),
    },
    broken: [
      { Broken: distribution({ TargetOriginId: 'group', AllowedMethods: ['GET', 'PUT'] }) },
      { Broken: distribution({ TargetOriginId: 'api' }, { TargetOriginId: 'group', AllowedMethods: ['POST'] }) },
    ],
  },
  'own-viewers': {
    sound: { Cdn: distribution({ TargetOriginId: 'site', ViewerProtocolPolicy: 'redirect-to-https' }) },
    broken: [
      {
        Broken: distribution(
          { TargetOriginId: 'site', ViewerProtocolPolicy: 'redirect-to-https' },
          { TargetOriginId: 'api', ViewerProtocolPolicy: 'allow-all' },
        ),
      },
    ],
  },
};
