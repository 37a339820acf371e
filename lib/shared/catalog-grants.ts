import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';

/**
 * Lets a function read assets and list them. The table's own `grantReadData` also allows to scan all of it; `grant` leaves the
 * key to its caller.
 */
export function grantCatalogReads(catalog: ITableV2, reader: IGrantable): void {
  catalog.grant(reader, 'dynamodb:BatchGetItem', 'dynamodb:Query');
  catalog.encryptionKey?.grantDecrypt(reader);
}

/** Lets a function read an asset and write it in one transaction: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
export function grantCatalogWrites(catalog: ITableV2, writer: IGrantable): void {
  catalog.grant(writer, 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
  catalog.encryptionKey?.grantEncryptDecrypt(writer);
}
