import type { Config } from '../../lib/config';
import { measuredCopies, replicaRegionOf } from '../../lib/stacks/copies';
import type { Outputs } from '../outputs';

/** What a person wants to know of a stage that has just been deployed. */
export function whatNext(config: Config, outputs: Outputs): string {
  const { stage, region, edge } = config;
  const pool = `--region ${region} --user-pool-id ${outputs('UserPoolId')} --username you@example.com`;
  const narrow = edge.distributionId
    ? ''
    : `
  The buckets let every CloudFront distribution of this account read. To let only this one, set for stage ${stage} in bin/stages.ts
    edge: { distributionId: '${outputs('DistributionId')}' }
  and deploy again.
`;
  return `
  page        ${outputs('Address')}
  originals   ${outputs('OriginalsBucket')}
  renditions  ${outputs('RenditionsBucket')}
  site        ${outputs('SiteBucket')}
  catalog     ${outputs('CatalogTableName')}

  Invite the first person; a temporary password comes by e-mail, and the page asks for a new one:
    aws cognito-idp admin-create-user ${pool} --user-attributes Name=email,Value=you@example.com Name=email_verified,Value=true

  Alarms ring on a topic of their own region, where nobody hears them before somebody subscribes:
${topicsOf(config, outputs).map(subscription).join('\n')}
${narrow}`;
}

/** Of Watch, and of the region of the copies where S3 says how they fare. */
const topicsOf = (config: Config, outputs: Outputs): string[] => [
  outputs('AlarmTopic'),
  ...(replicaRegionOf(config) !== undefined && measuredCopies(config).length > 0 ? [outputs('ReplicaAlarmTopic')] : []),
];

const subscription = (topic: string): string =>
  `    aws sns subscribe --region ${topic.split(':')[3]} --topic-arn ${topic} --protocol email --notification-endpoint you@example.com`;
