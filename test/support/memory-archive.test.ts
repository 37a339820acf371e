import { promisesOfAnArchive } from './archive-contract';
import { MemoryArchive } from './memory-archive';

describe('the archive in memory', () => {
  promisesOfAnArchive(() => {
    const archive = new MemoryArchive();
    return { archive, put: async (key, into) => archive.put(key, into === 'standard' ? undefined : into) };
  });
});
