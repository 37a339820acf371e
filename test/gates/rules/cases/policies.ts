import { allow, type Case, part } from './case';

const ofUs = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
const events = { Service: 'events.amazonaws.com' };
const queuePolicy = (statement: object) => part('AWS::SQS::QueuePolicy', allow(statement));
const rolePolicy = (statement: object) => part('AWS::IAM::ManagedPolicy', allow(statement));

export const POLICY_CASES: Readonly<Record<string, Case>> = {
  'own-service-source': {
    sound: {
      Queue: queuePolicy({ Principal: events, Action: 'sqs:SendMessage', Condition: ofUs }),
      Asked: part('AWS::Lambda::Permission', { Principal: 'cloudfront.amazonaws.com', SourceArn: 'arn:of-ours' }),
    },
    broken: [
      { Broken: queuePolicy({ Principal: events, Action: 'sqs:SendMessage' }) },
      { Broken: part('AWS::Lambda::Permission', { Principal: 's3.amazonaws.com' }) },
      {
        Broken: part('AWS::KMS::Key', {
          KeyPolicy: {
            Statement: { Effect: 'Allow', Principal: events, Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
          },
        }),
      },
    ],
  },
  'own-anybody': {
    sound: {
      Denied: part('AWS::S3::BucketPolicy', { PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*' }] } }),
    },
    broken: [
      { Broken: part('AWS::S3::BucketPolicy', allow({ Principal: '*', Action: 's3:GetObject' })) },
      { Broken: queuePolicy({ Principal: { AWS: '*' }, Action: 'sqs:SendMessage', Condition: ofUs }) },
    ],
  },
  'own-everything': {
    sound: { Narrow: rolePolicy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/u/*' }) },
    broken: [
      { Broken: rolePolicy({ Action: 's3:GetObject', Resource: '*' }) },
      {
        Broken: part('AWS::IAM::Policy', allow({ Action: 's3:GetObject', Resource: ['arn:aws:s3:::photos/u/*', '*'] })),
      },
    ],
  },
  'own-every-action': {
    sound: {
      Narrow: rolePolicy({ Action: ['s3:GetObject'] }),
      Key: part('AWS::KMS::Key', { KeyPolicy: { Statement: [{ Effect: 'Allow', Action: 'kms:*' }] } }),
    },
    broken: [{ Broken: rolePolicy({ Action: 's3:*' }) }, { Broken: queuePolicy({ Action: '*' }) }],
  },
  'own-negation': {
    sound: {
      Denied: part('AWS::S3::BucketPolicy', { PolicyDocument: { Statement: [{ Effect: 'Deny', NotPrincipal: {} }] } }),
    },
    broken: [
      { Broken: part('AWS::S3::BucketPolicy', allow({ NotPrincipal: { AWS: 'arn:of-somebody' } })) },
      { Broken: rolePolicy({ NotAction: 'iam:*' }) },
      { Broken: rolePolicy({ Action: 's3:GetObject', NotResource: 'arn:of-one' }) },
    ],
  },
};
