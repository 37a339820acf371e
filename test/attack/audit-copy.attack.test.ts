import { randomUUID } from 'node:crypto';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeleteObjectTaggingCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { clientConfig, LOCAL_ACCOUNT } from '../../local/environment';
import { given } from '../support/path';
import { type Attempts, allowedOf } from './attempts/attempt';
import { policyOf } from './attempts/policies';
import { actorInRole } from './attempts/roles';

const { endpoint, s3, originals } = given();
const Bucket = originals.replace('-originals-', '-originals-audit-');
const TAGS = Object.entries({ project: 'quayside', stage: 'drill' }).map(([Key, Value]) => ({ Key, Value }));
const PolicyName = 'all';

/** A role with the tags of the stage, to which somebody gave every right on S3 that there is. */
async function grantedEverything(RoleName: string) {
  const iam = new IAMClient(clientConfig(endpoint));
  const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const all = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  await iam.send(new CreateRoleCommand({ RoleName, Tags: TAGS, AssumeRolePolicyDocument: policyOf(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: policyOf(all) }));
  return {
    s3: new S3Client(await actorInRole(`arn:aws:iam::${LOCAL_ACCOUNT}:role/${RoleName}`)),
    async end() {
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
      await iam.send(new DeleteRoleCommand({ RoleName }));
    },
  };
}

/** A photo of which S3 made a copy. */
async function copied() {
  const Key = `import/${randomUUID()}/photo.jpg`;
  await s3.send(new PutObjectCommand({ Bucket: originals, Key, Body: 'a photo' }));
  const { VersionId } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
  return { Bucket, Key, VersionId };
}

const versionsOf = async (Prefix: string) => {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  return { files: Versions.length, markers: DeleteMarkers.length };
};

describe('the audit copy of originals', () => {
  test('gets every original, byte for byte, by the second rule of their bucket', async () => {
    const copy = await s3.send(new GetObjectCommand(await copied()));

    expect(await copy.Body?.transformToString()).toBe('a photo');
    expect(copy.ReplicationStatus).toBe('REPLICA');
  });

  test('keeps what is deleted and what is overwritten, and hears of neither', async () => {
    const { Key } = await copied();

    await s3.send(new PutObjectCommand({ Bucket: originals, Key, Body: 'another' }));
    await s3.send(new DeleteObjectCommand({ Bucket: originals, Key }));

    expect(await versionsOf(Key)).toEqual({ files: 2, markers: 0 });
  });

  test('lets a role of the stage with every right look, and neither change nor remove anything, the guard included', async () => {
    const version = await copied();
    const role = await grantedEverything('quayside-drill-flow-granted-everything');

    const allowed = await allowedOf({ ...aboutObject(role.s3, version), ...aboutBucket(role.s3) });
    await role.end();

    expect(allowed).toEqual(['look']);
    expect(await versionsOf(version.Key)).toEqual({ files: 1, markers: 0 });
  });

  test('lets the role that deploys write the policy anew, so that nobody is locked out', async () => {
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    const role = await grantedEverything(`cdk-drill-cfn-exec-role-${LOCAL_ACCOUNT}-us-east-1`);

    const allowed = await allowedOf({ deploy: () => role.s3.send(new PutBucketPolicyCommand({ Bucket, Policy })) });
    await role.end();

    expect(allowed).toEqual(['deploy']);
  });
});

function aboutObject(actor: S3Client, version: Awaited<ReturnType<typeof copied>>): Attempts {
  const { Key } = version;
  const Tagging = { TagSet: [{ Key: 'seen', Value: 'by somebody' }] };
  const around = { BypassGovernanceRetention: true };
  return {
    look: () => actor.send(new GetObjectCommand(version)),
    overwrite: () => actor.send(new PutObjectCommand({ Bucket, Key, Body: 'another' })),
    hide: () => actor.send(new DeleteObjectCommand({ Bucket, Key })),
    remove: () => actor.send(new DeleteObjectCommand(version)),
    'remove around a lock': () => actor.send(new DeleteObjectCommand({ ...version, ...around })),
    tag: () => actor.send(new PutObjectTaggingCommand({ ...version, Tagging })),
    'take tags away': () => actor.send(new DeleteObjectTaggingCommand(version)),
    'lock for a day': () =>
      actor.send(
        new PutObjectRetentionCommand({
          ...version,
          Retention: { Mode: 'GOVERNANCE', RetainUntilDate: new Date(Date.now() + 86_400_000) },
        }),
      ),
    'let go of a hold': () => actor.send(new PutObjectLegalHoldCommand({ ...version, LegalHold: { Status: 'OFF' } })),
  };
}

function aboutBucket(actor: S3Client): Attempts {
  const Rules = [{ ID: 'all', Status: 'Enabled' as const, Filter: { Prefix: '' }, Expiration: { Days: 1 } }];
  const VersioningConfiguration = { Status: 'Suspended' } as const;
  const everybody = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: `arn:aws:s3:::${Bucket}/*` };
  const byDefault = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } };
  const Role = `arn:aws:iam::${LOCAL_ACCOUNT}:role/copies`;
  const Destination = { Bucket: `arn:aws:s3:::${originals}` };
  return {
    'stop keeping versions': () => actor.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration })),
    'let it expire': () =>
      actor.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } })),
    'take the guard away': () => actor.send(new DeleteBucketPolicyCommand({ Bucket })),
    'write another policy': () => actor.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOf(everybody) })),
    'let the public in': () => actor.send(new DeletePublicAccessBlockCommand({ Bucket })),
    'take another key': () =>
      actor.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [byDefault] } })),
    'copy back': () =>
      actor.send(
        new PutBucketReplicationCommand({
          Bucket,
          ReplicationConfiguration: { Role, Rules: [{ Status: 'Enabled', Prefix: '', Destination }] },
        }),
      ),
    'lock for a day by default': () =>
      actor.send(
        new PutObjectLockConfigurationCommand({
          Bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
          },
        }),
      ),
    'tag the bucket': () => actor.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: TAGS } })),
    'remove the bucket': () => actor.send(new DeleteBucketCommand({ Bucket })),
  };
}
