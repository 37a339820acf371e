import { PutBucketPolicyCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PrivateBucket } from '../../../lib/keep/private-bucket';
import { resolved } from '../../../local/template';
import { ownBucket } from '../../support/own-bucket';
import { given } from '../../support/path';
import { resourcesOf, synthesised } from '../../support/synth';

/** A bucket of its own under the policy that a stage would give it. */
export async function guardedBucket(guard: (bucket: PrivateBucket) => void): Promise<string> {
  const { s3 } = given();
  const { name } = await ownBucket(s3);
  const template = synthesised((stack) => guard(new PrivateBucket(stack, 'Guarded', { keepData: false })));
  const [bucket = ''] = Object.keys(resourcesOf(template, 'AWS::S3::Bucket'));
  const [policy] = Object.values(resourcesOf(template, 'AWS::S3::BucketPolicy'));
  const stack = { stackName: 'own', template: { Resources: { [bucket]: { Type: 'AWS::S3::Bucket' } } }, outputs: {} };
  const document = resolved(policy?.Properties.PolicyDocument, { ...stack, physicalIds: { [bucket]: name } });
  await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: JSON.stringify(document) }));
  await s3.send(new PutObjectCommand({ Bucket: name, Key: 'u/cat', Body: 'a cat' }));
  return name;
}
