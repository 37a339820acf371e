import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { CATALOG_INDEX } from '../../lambdas/shared/contract';

// The table's own grants reach every index there may ever be, and `grantReadData` scans as well.

/** Lets a function read assets that it can name. */
export function grantCatalogReads({ tableArn, encryptionKey }: ITableV2, grantee: IGrantable): void {
  Grant.addToPrincipal({ grantee, actions: ['dynamodb:BatchGetItem'], resourceArns: [tableArn] });
  encryptionKey?.grant(grantee, 'kms:Decrypt');
}

/** Lets a function list the assets of one owner. */
export function grantCatalogListing({ tableArn, encryptionKey }: ITableV2, grantee: IGrantable): void {
  const byOwner = `${tableArn}/index/${CATALOG_INDEX.byOwner.name}`;
  Grant.addToPrincipal({ grantee, actions: ['dynamodb:Query'], resourceArns: [byOwner] });
  encryptionKey?.grant(grantee, 'kms:Decrypt');
}

/** Lets a function read an asset and write it in one transaction: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
export function grantCatalogWrites(catalog: ITableV2, grantee: IGrantable): void {
  Grant.addToPrincipal({
    grantee,
    actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resourceArns: [catalog.tableArn],
  });
  grantCatalogEncryption(catalog, grantee);
}

/** Lets a function use the key of the table that it writes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
export function grantCatalogEncryption({ encryptionKey }: ITableV2, grantee: IGrantable): void {
  // `grantEncryptDecrypt` without its stars
  encryptionKey?.grant(
    grantee,
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  );
}
