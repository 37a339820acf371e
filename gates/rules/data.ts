import { failing, ofType, type StageModel } from '../../bin/stage-model';
import type { Rule } from './rule';

const tablesIn = (stage: StageModel) => ofType(stage, 'AWS::DynamoDB::GlobalTable');

type Replica = {
  readonly PointInTimeRecoverySpecification?: { readonly PointInTimeRecoveryEnabled?: boolean };
  readonly DeletionProtectionEnabled?: boolean;
};

const restorable: Rule = {
  id: 'own-table-restorable',
  promise: 'Every table can be restored to any second of the last 35 days, in every region that it is in.',
  find: (stage) =>
    failing(tablesIn(stage), ({ properties: { Replicas = [] } }) =>
      (Replicas as Replica[]).every((replica) => replica.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled),
    ),
};

const undeletable: Rule = {
  id: 'own-table-undeletable',
  promise: 'A table whose data is to be kept can’t be deleted by one call.',
  find: (stage) =>
    failing(
      tablesIn(stage),
      ({ properties: { Replicas = [] } }) =>
        !stage.keepData || (Replicas as Replica[]).every(({ DeletionProtectionEnabled }) => DeletionProtectionEnabled),
    ),
};

/** Types that hold what can't be made again. */
const DATA = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Cognito::UserPool',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
];

const retained: Rule = {
  id: 'own-retained',
  promise: 'Where data is to be kept, it outlives its stack.',
  find: (stage) =>
    failing(ofType(stage, ...DATA), ({ deletionPolicy }) => !stage.keepData || /^Retain/.test(deletionPolicy ?? '')),
};

const rotation: Rule = {
  id: 'own-key-rotation',
  promise: 'Every key of ours rotates.',
  find: (stage) => failing(ofType(stage, 'AWS::KMS::Key'), ({ properties }) => properties.EnableKeyRotation === true),
};

export const DATA_RULES = [restorable, undeletable, retained, rotation];
