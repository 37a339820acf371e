import type { Json, Plain } from './plain-stage';
import { type At, parts, quoted, type Reading } from './reading';
import { type Statement, statementsOn } from './statements';

/** Refusals to everybody of an action, or of all whose names begin alike; of everything only for who asks for that. */
const denials = (at: At, action: string): Statement[] =>
  statementsOn(at).filter(
    ({ who, effect, actions }) =>
      who === 'everybody' && effect === 'Deny' && actions.some((some) => covers(some, action)),
  );

const covers = (pattern: string, action: string): boolean =>
  pattern === action || (/[a-z]\*$/i.test(pattern) && action.startsWith(pattern.slice(0, -1)));

const ofCondition = (at: At, action: string, operator: string, key: string): Json[] =>
  denials(at, action).flatMap(({ condition }) => condition[operator]?.[key] ?? []);

const FACTOR = /^people with a second factor of the last (\d+) seconds, and (.*)$/;

/** Who reaches a bucket, and how. */
export const ACCESS_READINGS = {
  encrypted: {
    said: (line) => {
      const [, alias, turns] = /^under `([^`]+)`(, which rotates every year)?/.exec(line) ?? [];
      const bucketKey = line.includes(', with a bucket key');
      const refused = [...line.matchAll(/; (\S+) is refused/g)].map(([, type]) => type);
      return { algorithm: alias ? 'aws:kms' : 'AES256', alias, turns: !!turns, bucketKey, refused };
    },
    written: ({ bucket, all }) => {
      const [rule] = bucket.properties.BucketEncryption.ServerSideEncryptionConfiguration;
      const { SSEAlgorithm: algorithm, KMSMasterKeyID: alias } = rule.ServerSideEncryptionByDefault;
      const named = all.find(({ type, properties }) => type === 'AWS::KMS::Alias' && properties.AliasName === alias);
      const key = all.find(
        ({ type, id, stack }) => type === 'AWS::KMS::Key' && stack === named?.stack && isOf(id, named),
      );
      const turns = key?.properties.EnableKeyRotation === true;
      const refused = rule.BlockedEncryptionTypes?.EncryptionType ?? [];
      return { algorithm, alias, turns, bucketKey: !!rule.BucketKeyEnabled, refused };
    },
  },
  'public access': {
    said: (line) => ({ open: quoted(line), acls: line.endsWith('ACLs are off') ? 'off' : 'on' }),
    written: ({ bucket: { properties } }) => ({
      open: ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].filter(
        (block) => properties.PublicAccessBlockConfiguration?.[block] !== true,
      ),
      acls: properties.OwnershipControls?.Rules[0].ObjectOwnership === 'BucketOwnerEnforced' ? 'off' : 'on',
    }),
  },
  'reached through': {
    said: (line) => ({ tls: line.startsWith('TLS'), atLeast: /TLS (\S+)/.exec(line)?.slice(1).map(Number) ?? [] }),
    written: (at) => ({
      tls: ofCondition(at, 's3:*', 'Bool', 'aws:SecureTransport').includes('false'),
      atLeast: ofCondition(at, 's3:*', 'NumericLessThan', 's3:TlsVersion').map(Number),
    }),
  },
  'reached from': {
    said: (line) =>
      parts(line, 'everywhere').map((part) => ({
        names: quoted(part),
        services: part.endsWith('but for AWS services'),
      })),
    written: (at) =>
      denials(at, 's3:GetObject*')
        .filter(({ condition }) => condition.NotIpAddress)
        .map(({ condition: { NotIpAddress, StringNotEquals, ArnNotLike, StringEquals, BoolIfExists: services } }) => ({
          names: [
            StringEquals?.['s3:authType'] ?? [],
            NotIpAddress['aws:SourceIp'],
            StringNotEquals?.['aws:SourceVpc'] ?? [],
            ArnNotLike?.['aws:PrincipalArn'] ?? [],
          ].flat(),
          services: services?.['aws:ViaAWSService'] === 'false' && services['aws:PrincipalIsAWSService'] === 'false',
        })),
  },
  'a signature is good for': {
    said: (line) =>
      /^(\d+) seconds/
        .exec(line)
        ?.slice(1)
        .map((seconds) => Number(seconds) * 1000) ?? [],
    written: (at) => ofCondition(at, 's3:*', 'NumericGreaterThan', 's3:signatureAge'),
  },
  'written by': {
    said: (line) => ({
      services: line.startsWith('AWS services alone'),
      stage: !line.includes('but no role of this stage'),
      from: [...(/not before (\S+?)(?:,|$)/.exec(line)?.slice(1) ?? [])],
      until: [...(/until (\S+?)(?:,|$)/.exec(line)?.slice(1) ?? [])],
    }),
    written: (at) => ({
      services: denials(at, 's3:PutObject').some(
        ({ condition: { BoolIfExists, NotIpAddress } }) =>
          BoolIfExists?.['aws:PrincipalIsAWSService'] === 'false' && NotIpAddress === undefined,
      ),
      stage: ofCondition(at, 's3:PutObject', 'StringEquals', 'aws:PrincipalTag/stage').length === 0,
      from: ofCondition(at, 's3:PutObject', 'DateLessThan', 'aws:CurrentTime'),
      until: ofCondition(at, 's3:PutObject', 'DateGreaterThanEquals', 'aws:CurrentTime'),
    }),
  },
  'browsers may': {
    said: (line) => parts(line, 'no page of another origin').map((part) => part.split(' from pages of ').map(quoted)),
    written: ({ bucket }) =>
      (bucket.properties.CorsConfiguration?.CorsRules ?? []).map((rule: Json) => [
        rule.AllowedMethods,
        rule.AllowedOrigins,
      ]),
  },
  locked: {
    said: (line) => {
      const [, mode, age] = /^(governance|compliance), for (\d+) days/.exec(line) ?? [];
      const around = line.includes('nobody goes around it') ? [[]] : parts(line, 'no').slice(1).map(quoted);
      return { lock: line !== 'no', mode: mode?.toUpperCase(), days: age && Number(age), around };
    },
    written: (at) => {
      const { ObjectLockEnabled, ObjectLockConfiguration } = at.bucket.properties;
      const { Mode, Days } = ObjectLockConfiguration?.Rule?.DefaultRetention ?? {};
      const refusals = denials(at, 's3:BypassGovernanceRetention').filter(({ condition }) => !condition.StringEquals);
      const around = refusals.map(({ condition }) => [condition.ArnNotLike?.['aws:PrincipalArn'] ?? []].flat());
      return { lock: ObjectLockEnabled === true, mode: Mode, days: Days, around };
    },
  },
  'deleted for good by': {
    said: (line) => {
      const [deletion = '', ...others] = line.split('; ');
      const [, seconds, roles] = FACTOR.exec(deletion) ?? [];
      const [, changed] = /^lifecycle, versioning and locks are changed by (.*)$/.exec(others.at(-1) ?? '') ?? [];
      const [, age, deploying] = FACTOR.exec(changed ?? '') ?? [];
      return {
        deletion: seconds ? [Number(seconds), ...quoted(roles)] : [],
        rules: age ? [Number(age), ...quoted(deploying)] : [],
        stage: !line.includes('but no role of this stage'),
      };
    },
    written: (at) => ({
      deletion: secondFactors(denials(at, 's3:DeleteObjectVersion')),
      rules: secondFactors(denials(at, 's3:PutBucketVersioning')),
      stage: ofCondition(at, 's3:DeleteObjectVersion', 'StringEquals', 'aws:PrincipalTag/stage').length === 0,
    }),
  },
} satisfies Readonly<Record<string, Reading>>;

const secondFactors = (refusals: readonly Statement[]): Json[] =>
  refusals
    .filter(({ condition }) => condition.NumericGreaterThanIfExists)
    .flatMap(({ condition: { NumericGreaterThanIfExists, ArnNotLike } }) => [
      NumericGreaterThanIfExists['aws:MultiFactorAuthAge'],
      ArnNotLike['aws:PrincipalArn'],
    ]);

/** An alias is of the key with this logical id. */
const isOf = (keyId: string, alias: Plain | undefined): boolean => alias?.properties.TargetKeyId === keyId;
