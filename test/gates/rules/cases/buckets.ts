import { type Case, part } from './case';

const bucket = (properties: object) => part('AWS::S3::Bucket', properties);
const cors = (...AllowedOrigins: string[]) => bucket({ CorsConfiguration: { CorsRules: [{ AllowedOrigins }] } });
const blocking = (changes: object) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
    ...changes,
  },
});
const denying = (...conditions: object[]) =>
  part('AWS::S3::BucketPolicy', {
    Bucket: { Ref: 'Broken' },
    PolicyDocument: { Statement: conditions.map((Condition) => ({ Effect: 'Deny', Principal: '*', Condition })) },
  });
const PLAIN_HTTP = { Bool: { 'aws:SecureTransport': 'false' } };
const OLD_TLS = { NumericLessThan: { 's3:TlsVersion': '1.2' } };
const encrypted = (properties: object) =>
  bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [properties] } });
const uploads = (Status: string) =>
  bucket({
    LifecycleConfiguration: { Rules: [{ Status, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] },
  });
const named = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const ORIGINALS = named('app-prod-originals-', { Ref: 'AWS::AccountId' }, '-eu-west-1');

export const BUCKET_CASES: Readonly<Record<string, Case>> = {
  'own-cors-origins': {
    sound: { Bucket: cors('https://*.cloudfront.net') },
    broken: [
      { Broken: cors('https://photos.example.com', '*') },
      { Broken: part('AWS::ApiGatewayV2::Api', { CorsConfiguration: { AllowOrigins: ['*'] } }) },
      { Broken: part('AWS::Lambda::Url', { Cors: { AllowOrigins: ['*'] } }) },
    ],
  },
  'own-sse-c': {
    sound: { Bucket: encrypted({ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }) },
    broken: [
      { Broken: bucket({}) },
      { Broken: encrypted({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }) },
    ],
  },
  'own-transport': {
    sound: {
      Policy: {
        ...denying(PLAIN_HTTP, OLD_TLS),
        Properties: { ...denying(PLAIN_HTTP, OLD_TLS).Properties, Bucket: { Ref: 'Bucket' } },
      },
      Bucket: bucket({}),
    },
    broken: [
      { Broken: bucket({}) },
      { Broken: bucket({}), Policy: denying(PLAIN_HTTP) },
      { Broken: bucket({}), Policy: denying(OLD_TLS) },
    ],
  },
  'own-public-access': {
    sound: { Bucket: bucket(blocking({})) },
    broken: [
      { Broken: bucket({}) },
      { Broken: bucket(blocking({ RestrictPublicBuckets: false })) },
      { Broken: part('AWS::S3::AccessPoint', blocking({ BlockPublicPolicy: undefined })) },
    ],
  },
  'own-ownership': {
    sound: { Bucket: bucket({ OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }) },
    broken: [{ Broken: bucket({ OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }) }],
  },
  'own-versions': {
    sound: {
      Originals: bucket({ BucketName: ORIGINALS, VersioningConfiguration: { Status: 'Enabled' } }),
      Other: bucket({ BucketName: 'app-prod-site-eu-west-1' }),
    },
    broken: [{ Broken: bucket({ BucketName: ORIGINALS, VersioningConfiguration: { Status: 'Suspended' } }) }],
  },
  'own-bucket-names': {
    sound: { Bucket: bucket({ BucketName: ORIGINALS }) },
    broken: [
      { Broken: bucket({}) },
      { Broken: bucket({ BucketName: 'app-prod-originals-eu-west-1' }) },
      { Broken: bucket({ BucketName: named('app-prod-originals-', { Ref: 'AWS::AccountId' }) }) },
    ],
  },
  'own-unfinished-uploads': {
    sound: { Bucket: uploads('Enabled') },
    broken: [{ Broken: uploads('Disabled') }, { Broken: bucket({}) }],
  },
};
