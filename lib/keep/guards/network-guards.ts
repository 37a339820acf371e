import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { Config } from '../../config';
import { nameOf } from '../../config/names';
import { OBJECT_ACTIONS } from '../access/object-actions';
import { PrivateBucket } from '../private-bucket';
import { refusal } from './refusal';

/**
 * Refuses who comes from elsewhere than config says, at every bucket below, whoever made it. AWS's services don't come from elsewhere, when they
 * act for themselves or for somebody, and neither do our own roles, wherever Lambda runs; but for an address or a form that one of them signed:
 * whoever has that is a stranger with its rights.
 */
export function guardNetworks(scope: IConstruct, config: Config): void {
  if (config.access.sourceNetworks.length === 0) return;
  for (const bucket of scope.node.findAll()) {
    if (!(bucket instanceof PrivateBucket)) continue;
    for (const guard of networkGuards(bucket, config)) bucket.addToResourcePolicy(guard);
  }
}

/** Ways to use what somebody else signed; who signs for themselves does so in a header. https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html */
const HANDED_ON = { 's3:authType': ['REST-QUERY-STRING', 'POST'] };

function networkGuards(bucket: IBucket, config: Config): PolicyStatement[] {
  const { sourceNetworks, vpc } = config.access;
  const elsewhere = {
    NotIpAddress: { 'aws:SourceIp': [...sourceNetworks] },
    // who comes through its endpoint has no public address
    ...(vpc && { StringNotEquals: { 'aws:SourceVpc': vpc.id } }),
    // who does not sign is in no such context: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
    BoolIfExists: { 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' },
  };
  const ours = { 'aws:PrincipalArn': `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${nameOf(config, '*')}` };
  const objects = { actions: OBJECT_ACTIONS, resources: [bucket.bucketArn, bucket.arnForObjects('*')] };
  return [
    refusal({ ...objects, sid: 'FromElsewhere', conditions: { ...elsewhere, ArnNotLike: ours } }),
    refusal({
      ...objects,
      sid: 'SignedFromElsewhere',
      conditions: { ...elsewhere, StringEquals: HANDED_ON },
    }),
  ];
}
