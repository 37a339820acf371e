import { type Case, part } from './case';

const table = (...Replicas: object[]) => part('AWS::DynamoDB::GlobalTable', { Replicas });
const RESTORABLE = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
const PROTECTED = { DeletionProtectionEnabled: true };

export const DATA_CASES: Readonly<Record<string, Case>> = {
  'own-table-restorable': {
    sound: { Table: table(RESTORABLE) },
    broken: [{ Broken: table({}) }, { Broken: table(RESTORABLE, PROTECTED) }],
  },
  'own-table-undeletable': {
    sound: { Table: table(PROTECTED) },
    broken: [{ Broken: table(RESTORABLE) }],
  },
  'own-retained': {
    sound: {
      Bucket: part('AWS::S3::Bucket', {}, 'Retain'),
      Key: part('AWS::KMS::Key', {}, 'RetainExceptOnCreate'),
      Queue: part('AWS::SQS::Queue'),
    },
    broken: [
      { Broken: part('AWS::S3::Bucket', {}, 'Delete') },
      { Broken: part('AWS::DynamoDB::GlobalTable') },
      { Broken: part('AWS::KMS::Key', {}, 'Delete') },
    ],
  },
  'own-key-rotation': {
    sound: { Key: part('AWS::KMS::Key', { EnableKeyRotation: true }) },
    broken: [{ Broken: part('AWS::KMS::Key') }],
  },
};
