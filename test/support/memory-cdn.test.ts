import { promisesOfACdn } from './cdn-contract';
import { MemoryCdn } from './memory-cdn';

describe('the CDN in memory', () => {
  promisesOfACdn(() => {
    const cdn = new MemoryCdn();
    return { cdn, purged: () => cdn.purged() };
  });
});
