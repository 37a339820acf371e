import { CatalogTable } from '../../../lib/keep/catalog-table';
import { synthesised, theOnly } from '../../support/synth';

const given = (keepData = false) =>
  synthesised((stack) => new CatalogTable(stack, 'Catalog', { tableName: 'catalog', keepData }));

describe('the catalog table', () => {
  test('has all its indexes from the start, with keys only', () => {
    const { GlobalSecondaryIndexes: indexes } = theOnly(given(), 'AWS::DynamoDB::GlobalTable') as {
      GlobalSecondaryIndexes: Array<{
        IndexName: string;
        KeySchema: Array<{ AttributeName: string }>;
        Projection: object;
      }>;
    };

    expect(
      indexes.map(({ IndexName, KeySchema }) => [IndexName, ...KeySchema.map(({ AttributeName }) => AttributeName)]),
    ).toEqual([
      ['by-owner', 'ixOwner', 'ixTime'],
      ['by-folder', 'ixFolder', 'ixName'],
      ['by-day', 'ixDay', 'ixTime'],
      ['by-content', 'ixContent', 'pk'],
      ['by-label', 'ixLabel', 'ixTime'],
    ]);
    for (const { Projection } of indexes) expect(Projection).toEqual({ ProjectionType: 'KEYS_ONLY' });
  });

  test('can be restored, lets tombstones expire, costs nothing when idle and tells its changes', () => {
    given().hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  test('is protected from deletion when its data is to be kept', () => {
    given(true).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [{ DeletionProtectionEnabled: true }],
    });
  });
});
