import { defineConfig } from '../../../lib/config';
import { boundaryOf, type Statement, statementsOfFunctions } from '../../support/grants';
import { stage } from '../../support/synth';

const LOCK_READS = ['s3:GetObjectLegalHold', 's3:GetObjectRetention'];
const readsLocks = ({ Action }: Statement): boolean => [Action].flat().some((action) => LOCK_READS.includes(action));
const lockable = stage('prod', { locks: defineConfig({ stage: 'prod', locks: { originals: 'holds' } }).locks });

describe('deleting an asset', () => {
  test('reads the locks of uploads where versions can be locked, as its boundary allows', () => {
    const statements = statementsOfFunctions(lockable)['quayside-prod-delete-asset']?.filter(readsLocks);

    expect(statements).toEqual([
      expect.objectContaining({
        Action: expect.arrayContaining(LOCK_READS),
        Resource: expect.stringMatching(/\/u\/\*$/),
      }),
    ]);
    const allowed = boundaryOf(lockable).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.flatMap(({ Action }) => Action)).toEqual(expect.arrayContaining(LOCK_READS));
  });

  test('reads none where none can be', () => {
    const statements = statementsOfFunctions(stage('prod'))['quayside-prod-delete-asset'] ?? [];

    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(readsLocks)).toEqual([]);
  });
});
