import type { ModelResource, StageModel } from '../../bin/stage-model';
import { inCode } from './in-page-words';
import { asksForTags, type Conditions, comparedWith, refusalsOf } from './statements';

/** The four ways in which S3 keeps the public out, all of which are on. */
export function publicAccess({ properties }: ModelResource): string {
  const { PublicAccessBlockConfiguration: blocks = {}, OwnershipControls } = properties;
  const open = BLOCKS.filter((block) => blocks[block] !== true);
  const hasNoAcls = OwnershipControls?.Rules[0].ObjectOwnership === 'BucketOwnerEnforced';
  const blocked = open.length === 0 ? 'all of it is blocked' : `blocked but for ${open.map(inCode).join(', ')}`;
  return `${blocked}; ACLs are ${hasNoAcls ? 'off' : 'on'}`;
}

const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

/** What pages of which origins may ask for from a browser, if they have the right. */
export function browsers({ properties }: ModelResource): string {
  const rules: ReadonlyArray<{ AllowedMethods: string[]; AllowedOrigins: string[] }> =
    properties.CorsConfiguration?.CorsRules ?? [];
  if (rules.length === 0) return 'no page of another origin';
  return rules
    .map(({ AllowedMethods, AllowedOrigins }) => `${listed(AllowedMethods)} from pages of ${listed(AllowedOrigins)}`)
    .join('; ');
}

/** How a request has to come. */
export function transport(bucket: ModelResource, model: StageModel): string {
  const refusals = refusalsOf('s3:GetObject', bucket, model);
  if (!refusals.some((when) => comparedWith(when, 'Bool', 'aws:SecureTransport')[0] === 'false')) return 'anyhow';
  const versions = refusals.flatMap((when) => comparedWith(when, 'NumericLessThan', 's3:TlsVersion'));
  return versions.length > 0 ? `TLS ${versions.join(', ')} and newer` : 'TLS';
}

/** Where a request has to come from. */
export function networks(bucket: ModelResource, model: StageModel): string {
  const guards = refusalsOf('s3:GetObject', bucket, model).filter(({ NotIpAddress }) => NotIpAddress);
  if (guards.length === 0) return 'everywhere';
  return guards.map(networkInWords).join('; ');
}

function networkInWords(when: Conditions): string {
  const vpc = comparedWith(when, 'StringNotEquals', 'aws:SourceVpc');
  const exempt = comparedWith(when, 'ArnNotLike', 'aws:PrincipalArn');
  const ways = comparedWith(when, 'StringEquals', 's3:authType');
  return [
    `${ways.length > 0 ? `signed as ${listed(ways)}: ` : ''}${listed(comparedWith(when, 'NotIpAddress', 'aws:SourceIp'))}`,
    ...vpc.map((id) => `or ${inCode(id)}`),
    ...exempt.map((role) => `but for ${inCode(role)}`),
    ...(isForServices(when) ? ['but for AWS services'] : []),
  ].join(', ');
}

const isForServices = (when: Conditions): boolean =>
  ['aws:ViaAWSService', 'aws:PrincipalIsAWSService'].every(
    (key) => comparedWith(when, 'BoolIfExists', key)[0] === 'false',
  );

/** How old a signature may be that S3 takes. */
export function signatures(bucket: ModelResource, model: StageModel): string {
  const ages = refusalsOf('s3:GetObject', bucket, model).flatMap((when) =>
    comparedWith(when, 'NumericGreaterThan', 's3:signatureAge'),
  );
  const age = Math.min(...ages.map(Number));
  return ages.length === 0 ? 'what its signer wrote, 7 days at most' : `${age / 1000} seconds, whatever it says`;
}

/** Whether it is about whoever is no service of AWS, wherever they are. */
const isOfPeople = (when: Conditions): boolean =>
  !when.NotIpAddress && comparedWith(when, 'BoolIfExists', 'aws:PrincipalIsAWSService')[0] === 'false';

/** Who writes, besides needing the right to. */
export function written(bucket: ModelResource, model: StageModel): string {
  const refusals = refusalsOf('s3:PutObject', bucket, model);
  const isDelivered = refusals.some(isOfPeople);
  const from = refusals.flatMap((when) => comparedWith(when, 'DateLessThan', 'aws:CurrentTime'));
  const until = refusals.flatMap((when) => comparedWith(when, 'DateGreaterThanEquals', 'aws:CurrentTime'));
  return [
    isDelivered ? 'AWS services alone' : 'whoever has the right to',
    ...(refusals.some(asksForTags) ? ['but no role of this stage'] : []),
    ...from.map((moment) => `uploads of people not before ${moment}`),
    ...until.map((moment) => `uploads of people until ${moment}`),
  ].join(', ');
}

/** What keeps versions from being deleted at all, and who goes around it. */
export function locked(bucket: ModelResource, model: StageModel): string {
  const { ObjectLockEnabled, ObjectLockConfiguration } = bucket.properties;
  if (!ObjectLockEnabled) return 'no';
  const retention = ObjectLockConfiguration?.Rule?.DefaultRetention;
  const held = retention ? `${retention.Mode.toLowerCase()}, for ${retention.Days} days` : 'object by object';
  return [held, ...refusalsOf('s3:BypassGovernanceRetention', bucket, model).flatMap(bypass)].join('; ');
}

/** Other things than a lock are no reason to speak of it here. */
function bypass(when: Conditions): string[] {
  if (Object.keys(when).length === 0) return ['nobody goes around it'];
  const isAboutRoles = Object.keys(when).every((operator) => operator === 'ArnNotLike');
  return isAboutRoles ? [`only ${listed(comparedWith(when, 'ArnNotLike', 'aws:PrincipalArn'))} goes around it`] : [];
}

/** Who deletes versions for good, besides needing the right to, and who changes what would delete them later. */
export function deletedForGood(bucket: ModelResource, model: StageModel): string {
  const deletion = refusalsOf('s3:DeleteObjectVersion', bucket, model);
  const rules = refusalsOf('s3:PutBucketVersioning', bucket, model).flatMap(secondFactor);
  return [
    deletion.flatMap(secondFactor)[0] ?? 'whoever has the right to',
    ...(deletion.some(asksForTags) ? ['but no role of this stage'] : []),
    ...rules.map((who) => `lifecycle, versioning and locks are changed by ${who}`),
  ].join('; ');
}

function secondFactor(when: Conditions): string[] {
  const roles = comparedWith(when, 'ArnNotLike', 'aws:PrincipalArn');
  return comparedWith(when, 'NumericGreaterThanIfExists', 'aws:MultiFactorAuthAge').map(
    (seconds) => `people with a second factor of the last ${seconds} seconds, and ${listed(roles)}`,
  );
}

const listed = (texts: readonly string[]): string => texts.map(inCode).join(', ');
