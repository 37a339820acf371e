import type { Lock, ObjectLocks } from '../../lambdas/shared/object-locks';

/** Locks on keys, as a test puts them there. */
export class MemoryObjectLocks implements ObjectLocks {
  readonly locks = new Map<string, Lock>();

  async lockOn(key: string): Promise<Lock | undefined> {
    return this.locks.get(key);
  }
}
