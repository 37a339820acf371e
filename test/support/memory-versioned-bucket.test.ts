import { MemoryVersionedBucket } from './memory-versioned-bucket';
import { promisesOfAVersionedBucket } from './versioned-bucket-contract';

describe('a versioned bucket in memory', () => {
  promisesOfAVersionedBucket(() => {
    const bucket = new MemoryVersionedBucket();
    const put = (key: string, body: string) => bucket.put(key, body);
    return { bucket, put, mark: (key) => bucket.mark(key), read: (key) => bucket.current(key) };
  });
});
