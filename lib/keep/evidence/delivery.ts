import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { refusal } from '../guards/refusal';

/** Lets a service of AWS put what it has to say about these buckets of ours where it belongs. No grant binds a service to its sources. */
export const delivery = (service: string, place: string, sources: readonly IBucket[]): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal(service)],
    actions: ['s3:PutObject'],
    resources: [place],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: { 'aws:SourceArn': sources.map(({ bucketArn }) => bucketArn) },
    },
  });

/** Refuses whoever is no service of AWS: what nobody else can write, nobody can forge. */
export const deliveryGuard = (bucket: IBucket): PolicyStatement =>
  refusal({
    sid: 'ServicesAlone',
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects('*')],
    conditions: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  });
