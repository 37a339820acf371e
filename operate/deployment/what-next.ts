import type { Config } from '../../lib/config';
import type { Outputs } from '../outputs';

/** What a person wants to know of a stage that has just been deployed. */
export function whatNext({ stage, region, edge }: Config, outputs: Outputs): string {
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
${narrow}`;
}
