/** The caches between viewers and renditions. */
export interface Cdn {
  /**
   * Makes every cache forget all keys below a prefix. Resolves when the CDN has taken the order, which is done minutes later at
   * most; giving the same `order` again is no second one. Where there is no CDN there is nothing to forget.
   */
  purge(prefix: string, order: string): Promise<void>;
}
