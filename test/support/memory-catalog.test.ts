import { promisesOfACatalog } from './catalog-contract';
import { MemoryCatalog } from './memory-catalog';

describe('the catalog in memory', () => {
  promisesOfACatalog(() => new MemoryCatalog());
});
