import { MemoryObjectStore } from './memory-object-store';
import { promisesOfAnObjectStore } from './object-store-contract';

describe('the bucket in memory', () => {
  promisesOfAnObjectStore(() => new MemoryObjectStore());
});
