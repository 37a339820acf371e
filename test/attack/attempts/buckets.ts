import { randomUUID } from 'node:crypto';
import {
  DeleteBucketCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketAclCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { KEY_PREFIX } from '../../../lambdas/shared/contract';
import { ACCESS_LOGS, AUDIT_COPY, nameOf } from '../../../lib/config/names';
import { given } from '../../support/path';
import type { Actor, Attempts } from './attempt';
import { policyOf } from './policies';

const ELSEWHERE = 'elsewhere/';

type Place = {
  /** As attempts and rights call it. */
  readonly name: string;
  readonly bucket: string;
  readonly region: string;
  /** How keys begin that mean something, and one that means nothing. */
  readonly prefixes: readonly string[];
};

/** Every bucket of stage `drill`, copies and what is written down too. */
export function everyBucket(): Place[] {
  const { config, originals, renditions, site } = given();
  const { region } = config;
  const away = config.replication.region ?? region;
  const ofOriginals = [KEY_PREFIX.uploads, KEY_PREFIX.imports, ELSEWHERE];
  const named = (thing: string) => originals.replace(nameOf(config, 'originals'), nameOf(config, thing));
  const logs = named(ACCESS_LOGS);
  const copyOf = (bucket: string) => ({ bucket: bucket.replace(region, away), region: away });
  return [
    { name: 'originals', bucket: originals, region, prefixes: ofOriginals },
    {
      ...{ name: 'renditions', bucket: renditions, region },
      prefixes: [KEY_PREFIX.renditions, KEY_PREFIX.mezzanines, ELSEWHERE],
    },
    { name: 'site', bucket: site, region, prefixes: [ELSEWHERE] },
    { name: 'audit', bucket: named(AUDIT_COPY), region, prefixes: [KEY_PREFIX.uploads] },
    { name: 'evidence', bucket: named('evidence'), region, prefixes: [ELSEWHERE] },
    { name: 'logs', bucket: logs, region, prefixes: [ELSEWHERE] },
    { name: 'copy of originals', ...copyOf(originals), prefixes: [KEY_PREFIX.uploads] },
    { name: 'copy of site', ...copyOf(site), prefixes: [ELSEWHERE] },
    { name: 'copy of logs', ...copyOf(logs), prefixes: [ELSEWHERE] },
  ];
}

/** Those of `everyBucket` in which nobody but AWS's services writes. */
export const isEvidence = ({ name }: { readonly name: string }): boolean => /evidence|logs/.test(name);

/** What can be tried on objects and buckets: `get originals/u/`, `list site`. */
export function bucketAttempts(actor: Actor): Attempts {
  const places = everyBucket().map(({ name, bucket, region, prefixes }) => {
    const s3 = new S3Client({ ...actor, region });
    const within = prefixes.map((prefix) => below(s3, bucket, name, prefix));
    return Object.assign({}, ...within, onBucket(s3, bucket, name));
  });
  return Object.assign({}, ...places);
}

function below(s3: S3Client, Bucket: string, name: string, prefix: string): Attempts {
  const object = { Bucket, Key: `${prefix}${randomUUID()}` };
  const version = { ...object, VersionId: randomUUID() };
  const Retention = { Mode: 'GOVERNANCE', RetainUntilDate: new Date(Date.now() + 60_000) } as const;
  const place = `${name}/${prefix}`;
  return {
    [`get ${place}`]: () => s3.send(new GetObjectCommand(object)),
    [`get version ${place}`]: () => s3.send(new GetObjectCommand(version)),
    [`get tags ${place}`]: () => s3.send(new GetObjectTaggingCommand(object)),
    [`put ${place}`]: () => s3.send(new PutObjectCommand({ ...object, Body: 'an attempt' })),
    [`tag ${place}`]: () => s3.send(new PutObjectTaggingCommand({ ...object, Tagging: { TagSet: [] } })),
    [`publish ${place}`]: () => s3.send(new PutObjectAclCommand({ ...object, ACL: 'public-read' })),
    [`get retention ${place}`]: () => s3.send(new GetObjectRetentionCommand(object)),
    [`get hold ${place}`]: () => s3.send(new GetObjectLegalHoldCommand(object)),
    [`retain ${place}`]: () => s3.send(new PutObjectRetentionCommand({ ...object, Retention })),
    [`hold ${place}`]: () => s3.send(new PutObjectLegalHoldCommand({ ...object, LegalHold: { Status: 'ON' } })),
    [`delete ${place}`]: () => s3.send(new DeleteObjectCommand(object)),
    [`delete version ${place}`]: () => s3.send(new DeleteObjectCommand(version)),
    [`list ${place}`]: () => s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix })),
    [`list versions ${place}`]: () => s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: prefix })),
  };
}

function onBucket(s3: S3Client, Bucket: string, name: string): Attempts {
  const Rules = [{ ObjectOwnership: 'ObjectWriter' } as const];
  return {
    [`list ${name}`]: () => s3.send(new ListObjectsV2Command({ Bucket })),
    [`list versions ${name}`]: () => s3.send(new ListObjectVersionsCommand({ Bucket })),
    [`policy ${name}`]: () => s3.send(new PutBucketPolicyCommand({ Bucket, Policy: openTo(Bucket) })),
    [`no policy ${name}`]: () => s3.send(new DeleteBucketPolicyCommand({ Bucket })),
    [`public ${name}`]: () => s3.send(new DeletePublicAccessBlockCommand({ Bucket })),
    [`acl ${name}`]: () => s3.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' })),
    [`acls ${name}`]: () => s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: { Rules } })),
    [`unversion ${name}`]: () =>
      s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } })),
    [`forget rules ${name}`]: () => s3.send(new DeleteBucketLifecycleCommand({ Bucket })),
    [`decrypt ${name}`]: () => s3.send(new DeleteBucketEncryptionCommand({ Bucket })),
    [`silence ${name}`]: () =>
      s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} })),
    [`lock ${name}`]: () => s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: {} })),
    [`delete ${name}`]: () => s3.send(new DeleteBucketCommand({ Bucket })),
  };
}

/** A policy that lets everybody read a bucket. */
export const openTo = (bucket: string): string =>
  policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` });
