import { Stack } from 'aws-cdk-lib';
import { type Condition, type IGrantable, type IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { viaService } from '../../shared/via-service';

/** Where something is read: of a bucket or of an access point, which name their objects in different ways. */
interface Place {
  readonly arn: string;
  readonly arnForObjects: (pattern: string) => string;
}

/** What it takes to read a prefix and to list it, and nothing of the rest. No grant of CDK is as narrow. */
export function prefixReads(
  place: Place,
  prefix: string,
  { principal, when = {} }: { readonly principal: IPrincipal; readonly when?: Record<string, Condition> },
): PolicyStatement[] {
  const principals = [principal];
  return [
    new PolicyStatement({
      principals,
      actions: ['s3:GetObject'],
      resources: [place.arnForObjects(`${prefix}*`)],
      conditions: when,
    }),
    new PolicyStatement({
      principals,
      actions: ['s3:ListBucket'],
      resources: [place.arn],
      conditions: { ...when, StringLike: { 's3:prefix': `${prefix}*` } },
    }),
  ];
}

/** Lets them decrypt what S3 hands them, and nothing that they come by otherwise. */
export function letDecryptThroughS3(key: IKey | undefined, reader: IPrincipal & IGrantable): void {
  if (!key) return;
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [reader],
      actions: ['kms:Decrypt'],
      resources: ['*'], // in a key's policy: this key
      conditions: { StringEquals: { 'kms:ViaService': viaService('s3', Stack.of(key).region) } },
    }),
  );
}
