import { promisesOfACatalog } from '../../support/catalog-contract';
import { given } from '../../support/path';

describe('the catalog table behind the SDK', () => {
  promisesOfACatalog(() => given().catalog);
});
