import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { catalogClient, dynamoCatalog } from '../../../lambdas/shared/dynamo-catalog';
import { outputOf } from '../../../local/cloud';
import { clientConfig } from '../../../local/environment';
import { promisesOfACatalog } from '../../support/catalog-contract';
import { pathCloud } from '../../support/path';

describe('the catalog table behind the SDK', () => {
  const { endpoint, outputs } = pathCloud();
  const client = catalogClient(new DynamoDBClient(clientConfig(endpoint)));

  promisesOfACatalog(() => dynamoCatalog(client, outputOf(outputs, 'keep', 'CatalogTableName')));
});
