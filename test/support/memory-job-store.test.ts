import { promisesOfAJobStore } from './job-store-contract';
import { MemoryJobStore } from './memory-job-store';

describe('the state of a job in memory', () => {
  promisesOfAJobStore(() => new MemoryJobStore());
});
