import { randomUUID } from 'node:crypto';
import type { Leases } from '../../lambdas/transform-image/lease';

/** What all `Leases` promise. `made` answers some that go by the given clock; each test uses names of its own. */
export function promisesOfLeases(made: (now: () => number) => Leases): void {
  const given = () => {
    const clock = { now: Date.now() };
    return { clock, leases: made(() => clock.now), name: randomUUID() };
  };

  test('are given to one of many who ask at once', async () => {
    const { leases, name } = given();

    const answers = await Promise.all(Array.from({ length: 20 }, () => leases.take(name)));

    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('end by themselves after two seconds', async () => {
    const { clock, leases, name } = given();
    await leases.take(name);

    clock.now += 1999;
    expect(await leases.take(name)).toBe(false);
    clock.now += 1;
    expect(await leases.take(name)).toBe(true);
    expect(await leases.take(name)).toBe(false);
  });

  test('of several names do not touch each other', async () => {
    const { leases, name } = given();

    expect([await leases.take(name), await leases.take(`${name}/other`)]).toEqual([true, true]);
  });
}
