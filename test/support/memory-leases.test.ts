import { promisesOfLeases } from './leases-contract';
import { MemoryLeases } from './memory-leases';

describe('leases in memory', () => {
  promisesOfLeases((now) => new MemoryLeases(now));
});
