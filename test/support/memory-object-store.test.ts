import { MemoryObjectStore } from './memory-object-store';
import { promisesOfAnObjectStore } from './object-store-contract';

describe('the bucket in memory', () => {
  promisesOfAnObjectStore(() => {
    const store = new MemoryObjectStore();
    const archive = async (key: string, body: Uint8Array) =>
      store.put(key, body, undefined, { storageClass: 'GLACIER', archived: true });
    return { store, archive };
  });
});
