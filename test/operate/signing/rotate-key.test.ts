import { rotateKey } from '../../../operate/signing/rotate-key';
import { memorySigningSecret } from '../../support/memory-signing-secret';
import { memoryTerminal } from '../../support/memory-terminal';

describe('rotating the key', () => {
  test('puts a new one and says what stays good; the first time nothing stops working, so nobody is asked', async () => {
    const secret = memorySigningSecret('first');
    const terminal = memoryTerminal('n');

    await rotateKey({ yes: false }, secret, terminal);

    expect(terminal.asked).toEqual([]);
    expect(secret.keys.map(({ key }) => key)).toEqual(['first', expect.stringMatching(/^[\w-]{64}$/)]);
    expect(terminal.said).toEqual([expect.stringContaining('Addresses signed since 2026-01-01 12:00 UTC stay good')]);
  });

  test('asks before older addresses stop working, and does nothing without a yes', async () => {
    const secret = memorySigningSecret('first', 'second');
    const terminal = memoryTerminal('n');

    await expect(rotateKey({ yes: false }, secret, terminal)).rejects.toThrow();

    expect(terminal.asked).toEqual([
      'Addresses that were signed before 2026-01-02 12:00 UTC stop working. Rotate? [y/N]',
    ]);
    expect(secret.keys).toHaveLength(2);
  });

  test('takes --yes for the answer', async () => {
    const secret = memorySigningSecret('first', 'second');

    await rotateKey({ yes: true }, secret, memoryTerminal());

    expect(secret.keys).toHaveLength(3);
  });

  test('never puts the same key twice', async () => {
    const secret = memorySigningSecret('first');
    for (let time = 0; time < 3; time++) await rotateKey({ yes: true }, secret, memoryTerminal());

    expect(new Set(secret.keys.map(({ key }) => key)).size).toBe(4);
  });
});
