import { defineConfig } from '../../../lib/config';
import { ConfigError } from '../../../lib/config-error';

const ROLE = 'arn:aws:iam::123456789012:role/keeper';
const withLocks = (locks: object) => () => defineConfig({ stage: 'dev', locks });

describe('the settings of locks', () => {
  test.each(['lean', 'strict'] as const)('lock nothing in profile %s, so that owners can delete', (profile) => {
    expect(defineConfig({ stage: 'dev', profile }).locks).toEqual({
      originals: 'off',
      bypassRoles: [],
      mfaDelete: false,
    });
  });

  test.each([
    { originals: 'holds', bypassRoles: [ROLE] },
    { originals: { mode: 'governance', days: 30 }, bypassRoles: [ROLE] },
    { originals: { mode: 'compliance', days: 36_500 } },
  ])('take %j', (locks) => {
    expect(withLocks(locks)().locks).toMatchObject(locks);
  });

  test('let roles go around locks of evidence, where these are of mode governance', () => {
    const locked = (lock: 'off' | 'governance' | 'compliance') => () =>
      defineConfig({ stage: 'dev', locks: { bypassRoles: [ROLE] }, evidence: { lock } });

    expect(locked('governance')().locks.bypassRoles).toEqual([ROLE]);
    for (const lock of ['off', 'compliance'] as const) expect(locked(lock)).toThrow('only what is locked in mode');
  });

  test.each([
    [{ originals: 'on' }, "give 'off', 'holds', or such as { mode: 'governance', days: 30 }"],
    [{ originals: { mode: 'governance', days: 0 } }, 'locks.originals'],
    [{ originals: { mode: 'compliance', days: 30 }, bypassRoles: [ROLE] }, 'only what is locked in mode governance'],
    [{ bypassRoles: [ROLE] }, 'only what is locked in mode governance'],
    [{ originals: 'holds', bypassRoles: ['keeper'] }, 'the ARN of a role'],
  ])('refuse %j', (locks, reason) => {
    expect(withLocks(locks)).toThrow(ConfigError);
    expect(withLocks(locks)).toThrow(reason);
  });
});
