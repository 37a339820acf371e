import { failing, ofType, type StageModel } from '../../bin/stage-model';
import { STATEFUL_TYPES } from '../../bin/stateful';
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

/** A client of a pool is the one thing with state, its id, that holds nothing: another lets the same people in. */
const DATA = STATEFUL_TYPES.filter((type) => type !== 'AWS::Cognito::UserPoolClient');

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
