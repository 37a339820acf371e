import { LEASE_MS, type Leases } from '../../lambdas/transform-image/lease';

/** Leases in memory; passes the contract that those in the table pass. */
export class MemoryLeases implements Leases {
  /** Every name that was given out, once for each time. */
  readonly given: string[] = [];
  private readonly until = new Map<string, number>();
  private readonly now: () => number;

  constructor(now = Date.now) {
    this.now = now;
  }

  async take(name: string): Promise<boolean> {
    if (this.now() < (this.until.get(name) ?? 0)) return false;
    this.until.set(name, this.now() + LEASE_MS);
    this.given.push(name);
    return true;
  }
}
