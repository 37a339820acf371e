import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { catalogClient, dynamoCatalog } from '../../../lambdas/shared/dynamo-catalog';
import { clientConfig } from '../../../local/environment';
import { outputOf } from '../../../local/outputs';
import { promisesOfACatalog } from '../../support/catalog-contract';
import { pathCloud } from '../../support/path';

describe('the catalog table behind the SDK', () => {
  const { endpoint, outputs } = pathCloud();
  const client = catalogClient(new DynamoDBClient(clientConfig(endpoint)));

  promisesOfACatalog(() => dynamoCatalog(client, outputOf(outputs, 'keep', 'CatalogTableName')));
});
