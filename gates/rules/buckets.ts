import { failing, ofType, type StageModel } from '../../bin/stage-model';
import { statementsOf } from './policies';
import type { Rule } from './rule';

const bucketsIn = (stage: StageModel) => ofType(stage, 'AWS::S3::Bucket');

const corsOrigins: Rule = {
  id: 'own-cors-origins',
  promise: 'A page of any site can’t use a bucket or the API from a browser.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::S3::Bucket', 'AWS::ApiGatewayV2::Api', 'AWS::Lambda::Url'), ({ properties }) => {
      const { CorsConfiguration = {}, Cors = {} } = properties;
      const rules = CorsConfiguration.CorsRules ?? [{ AllowedOrigins: CorsConfiguration.AllowOrigins }];
      const origins = [...rules, { AllowedOrigins: Cors.AllowOrigins }].flatMap(
        ({ AllowedOrigins = [] }) => AllowedOrigins,
      );
      return !origins.includes('*');
    }),
};

const sseC: Rule = {
  id: 'own-sse-c',
  promise: 'No bucket takes objects under a key that only their uploader has, which is SSE-C.',
  find: (stage) =>
    failing(bucketsIn(stage), ({ properties: { BucketEncryption } }) =>
      (BucketEncryption?.ServerSideEncryptionConfiguration ?? []).some(
        ({ BlockedEncryptionTypes }: { BlockedEncryptionTypes?: { EncryptionType?: string[] } }) =>
          BlockedEncryptionTypes?.EncryptionType?.includes('SSE-C'),
      ),
    ),
};

/** Condition keys of the two statements that refuse old ways to ask. */
const REFUSED = ['aws:securetransport', 's3:tlsversion'];

const transport: Rule = {
  id: 'own-transport',
  promise: 'Every bucket refuses plain HTTP and TLS before 1.2.',
  find: (stage) =>
    failing(bucketsIn(stage), ({ id }) => {
      const policies = ofType(stage, 'AWS::S3::BucketPolicy').filter(
        ({ properties }) => properties.Bucket === `\${${id}}`,
      );
      const denied = policies
        .flatMap(statementsOf)
        .filter(({ effect, isForAnybody }) => effect === 'Deny' && isForAnybody);
      return REFUSED.every((key) => denied.some(({ conditionKeys }) => conditionKeys.includes(key)));
    }),
};

const publicAccess: Rule = {
  id: 'own-public-access',
  promise: 'No bucket and no access point can be made public.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::S3::Bucket', 'AWS::S3::AccessPoint'), ({ properties }) => {
      const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
        properties.PublicAccessBlockConfiguration ?? {};
      return [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every(Boolean);
    }),
};

const ownership: Rule = {
  id: 'own-ownership',
  promise: 'Every object belongs to the owner of its bucket, and no list gives rights beside the policy.',
  find: (stage) =>
    failing(bucketsIn(stage), ({ properties: { OwnershipControls } }) =>
      (OwnershipControls?.Rules ?? []).some(
        ({ ObjectOwnership }: { ObjectOwnership: string }) => ObjectOwnership === 'BucketOwnerEnforced',
      ),
    ),
};

const versions: Rule = {
  id: 'own-versions',
  promise: 'What people uploaded can be had back after it was overwritten or deleted.',
  find: (stage) =>
    failing(
      bucketsIn(stage).filter(({ properties }) => String(properties.BucketName).includes('-originals-')),
      ({ properties: { VersioningConfiguration } }) => VersioningConfiguration?.Status === 'Enabled',
    ),
};

const names: Rule = {
  id: 'own-bucket-names',
  promise: 'Names of buckets carry account and region, so that nobody else has taken them.',
  find: (stage) =>
    failing(
      bucketsIn(stage),
      ({ properties: { BucketName } }) =>
        // biome-ignore lint/suspicious/noTemplateCurlyInString: as the model spells a reference
        /-[a-z]{2}(-[a-z]+)+-\d$/.test(BucketName ?? '') && BucketName.includes('${AWS::AccountId}'),
    ),
};

const unfinished: Rule = {
  id: 'own-unfinished-uploads',
  promise: 'The parts of an upload that was never finished go by themselves.',
  find: (stage) =>
    failing(bucketsIn(stage), ({ properties: { LifecycleConfiguration } }) =>
      (LifecycleConfiguration?.Rules ?? []).some(
        ({ AbortIncompleteMultipartUpload, Status }: { AbortIncompleteMultipartUpload?: object; Status: string }) =>
          AbortIncompleteMultipartUpload && Status === 'Enabled',
      ),
    ),
};

export const BUCKET_RULES = [corsOrigins, sseC, transport, publicAccess, ownership, versions, names, unfinished];
