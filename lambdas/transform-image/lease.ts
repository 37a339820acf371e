/** How long a lease lasts: longer than a variant takes to make, shorter than its viewer's patience. */
export const LEASE_MS = 2000;

/** Who may do something alone for a moment. */
export interface Leases {
  /** Whether the caller has the lease of this name now. It ends by itself after `LEASE_MS`, so that nobody has to give it back. */
  take(name: string): Promise<boolean>;
}
