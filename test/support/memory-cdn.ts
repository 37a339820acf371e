import type { Cdn } from '../../lambdas/purge-cdn/cdn';

/** A CDN in memory; passes the contract that the CloudFront adapter passes. */
export class MemoryCdn implements Cdn {
  private readonly purges = new Map<string, string>();

  async purge(prefix: string, order: string): Promise<void> {
    if (!this.purges.has(order)) this.purges.set(order, `/${prefix}*`);
  }

  /** Every path that it was made to forget. */
  async purged(): Promise<string[]> {
    return [...this.purges.values()];
  }
}
