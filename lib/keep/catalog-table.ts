import { AttributeType, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { CATALOG_INDEX, CATALOG_KEY } from '../../lambdas/shared/contract';
import { removalOf } from '../shared/removal';

export interface CatalogTableProps {
  readonly tableName: string;
  readonly keepData: boolean;
  /** @default - a key that DynamoDB owns, free of charge */
  readonly encryptionKey?: IKey;
}

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The catalog: on demand, restorable to any second of 35 days, its changes readable as a stream. Items: `catalog-items.ts`. */
export class CatalogTable extends TableV2 {
  constructor(scope: Construct, id: string, { tableName, keepData, encryptionKey }: CatalogTableProps) {
    super(scope, id, {
      tableName,
      partitionKey: string(CATALOG_KEY.partition),
      sortKey: string(CATALOG_KEY.sort),
      timeToLiveAttribute: CATALOG_KEY.expiry,
      globalSecondaryIndexes: Object.values(CATALOG_INDEX).map(({ name, partition, sort }) => ({
        indexName: name,
        partitionKey: string(partition),
        sortKey: string(sort),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: encryptionKey
        ? TableEncryptionV2.customerManagedKey(encryptionKey)
        : TableEncryptionV2.dynamoOwnedKey(),
      deletionProtection: keepData,
      removalPolicy: removalOf(keepData),
    });
  }
}
