import { randomUUID } from 'node:crypto';
import type { Cdn } from '../../lambdas/purge-cdn/cdn';

/** A CDN, and every path that it was ever made to forget, once for each time. */
type Observed = { readonly cdn: Cdn; readonly purged: () => Promise<string[]> };

/** What every `Cdn` promises. `made` answers one; each test uses prefixes of its own. */
export function promisesOfACdn(made: () => Observed): void {
  const given = () => ({ ...made(), prefix: `i/${randomUUID()}/`, order: randomUUID() });

  test('forgets all that is below a prefix', async () => {
    const { cdn, purged, prefix, order } = given();

    await cdn.purge(prefix, order);

    expect(await purged()).toContain(`/${prefix}*`);
  });

  test('takes the same order once, and another order for the same prefix as well', async () => {
    const { cdn, purged, prefix, order } = given();
    const times = async () => (await purged()).filter((path) => path === `/${prefix}*`).length;

    await cdn.purge(prefix, order);
    await cdn.purge(prefix, order);
    expect(await times()).toBe(1);

    await cdn.purge(prefix, randomUUID());
    expect(await times()).toBe(2);
  });

  test('takes many at once', async () => {
    const { cdn, purged } = given();
    const prefixes = Array.from({ length: 40 }, () => `i/${randomUUID()}/`);

    await Promise.all(prefixes.map((prefix) => cdn.purge(prefix, randomUUID())));

    const all = new Set(await purged());
    expect(prefixes.filter((prefix) => !all.has(`/${prefix}*`))).toEqual([]);
  });
}
