import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { OBJECT_ACTIONS } from './object-actions';
import { refusal } from './refusal';

export interface Networks {
  /** From which people and programs may come. None is everywhere. */
  readonly sourceNetworks: readonly string[];
  /** A VPC from which they may come as well, through its endpoint: they have no public address there. */
  readonly vpcId?: string;
  /** The names of the roles that work for this stage, as a pattern. They come from wherever Lambda runs. */
  readonly ownRoles: string;
}

/**
 * Refuses who comes from elsewhere. AWS's services don't, when they act for themselves or for somebody, and neither do our own roles, but for
 * an address that one of them signed: whoever has that is a stranger with its rights.
 */
export function networkGuards(bucket: IBucket, { sourceNetworks, vpcId, ownRoles }: Networks): PolicyStatement[] {
  if (sourceNetworks.length === 0) return [];
  const elsewhere = {
    NotIpAddress: { 'aws:SourceIp': [...sourceNetworks] },
    ...(vpcId && { StringNotEquals: { 'aws:SourceVpc': vpcId } }),
    Bool: { 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' },
  };
  const ours = { 'aws:PrincipalArn': `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${ownRoles}` };
  const objects = { actions: OBJECT_ACTIONS, resources: [bucket.bucketArn, bucket.arnForObjects('*')] };
  return [
    refusal({ ...objects, sid: 'FromElsewhere', conditions: { ...elsewhere, ArnNotLike: ours } }),
    refusal({
      ...objects,
      sid: 'SignedFromElsewhere',
      conditions: { ...elsewhere, StringEquals: { 's3:authType': 'REST-QUERY-STRING' } },
    }),
  ];
}
