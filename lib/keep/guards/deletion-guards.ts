import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Config } from '../../config';
import { isLockable } from '../../config/locks';
import { DEPLOYING, roleArn } from './deploying-role';
import { refusal } from './refusal';

export interface DeletionGuards {
  readonly locks: Config['locks'];
  /** The names of the roles that work for this stage, as a pattern. They have no second factor. */
  readonly ownRoles: string;
}

/** An hour: as long as a session of AssumeRole lasts by default. */
const MFA_SECONDS = 3600;

/** What can undo a version's keeping later, without deleting anything now. */
const RULES = ['s3:PutLifecycleConfiguration', 's3:PutBucketVersioning', 's3:PutBucketObjectLockConfiguration'];

/** Refuses who would go around a lock without being one of these roles. */
export const bypassGuard = (bucket: IBucket, roles: readonly string[]): PolicyStatement =>
  refusal({
    sid: 'BypassOfLocks',
    actions: ['s3:BypassGovernanceRetention'],
    resources: [bucket.arnForObjects('*')],
    conditions: roles.length > 0 ? { ArnNotLike: { 'aws:PrincipalArn': [...roles] } } : {},
  });

/**
 * Refuses to delete versions for good: who would go around a lock without being named in config, and people without a second factor where
 * config asks for one. `IfExists` is true of a request that says nothing of a second factor, so it is refused as well.
 */
function deletionGuards(bucket: IBucket, { locks, ownRoles }: DeletionGuards): PolicyStatement[] {
  const objects = [bucket.arnForObjects('*')];
  const withoutMfa = { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': MFA_SECONDS } };
  const bypass = bypassGuard(bucket, locks.bypassRoles);
  const deletion = refusal({
    sid: 'DeletionWithoutMfa',
    actions: ['s3:DeleteObjectVersion'],
    resources: objects,
    conditions: { ...withoutMfa, ArnNotLike: { 'aws:PrincipalArn': roleArn(ownRoles) } },
  });
  const rules = refusal({
    sid: 'RulesWithoutMfa',
    actions: RULES,
    resources: [bucket.bucketArn],
    conditions: { ...withoutMfa, ArnNotLike: { 'aws:PrincipalArn': roleArn(DEPLOYING) } },
  });
  return [...(isLockable(locks.originals) ? [bypass] : []), ...(locks.mfaDelete ? [deletion, rules] : [])];
}

/** Adds to a bucket's policy what its versions are guarded by. */
export function guardDeletions(bucket: IBucket, guards: DeletionGuards): void {
  for (const guard of deletionGuards(bucket, guards)) bucket.addToResourcePolicy(guard);
}
