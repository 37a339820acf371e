import { signatureOf } from '../../../lambdas/transform-image/address';
import { signatureCheck } from '../../../lambdas/transform-image/signature-check';

const SECOND = 1000;

function given(...keys: string[]) {
  const secret = { keys, reads: 0 };
  const clock = { now: 0 };
  const read = async () => {
    secret.reads++;
    return secret.keys;
  };
  const isSigned = signatureCheck(read, () => clock.now);
  return { secret, clock, isGood: (key: string) => isSigned('/i/path', signatureOf('/i/path', key)) };
}

describe('checking signatures', () => {
  test('reads the keys once for five minutes', async () => {
    const { secret, clock, isGood } = given('present', 'former');

    expect([await isGood('present'), await isGood('former')]).toEqual([true, true]);
    clock.now += 299 * SECOND;
    await isGood('present');
    expect(secret.reads).toBe(1);
    clock.now += SECOND;
    await isGood('present');
    expect(secret.reads).toBe(2);
  });

  test('takes what a new key signed in the moment of its rotation, and the former key as well', async () => {
    const { secret, isGood } = given('one');
    await isGood('one');
    secret.keys = ['two', 'one'];

    expect([await isGood('two'), await isGood('one')]).toEqual([true, true]);
  });

  test('asks at most once in ten seconds, however many wrong signatures come', async () => {
    const { secret, clock, isGood } = given('one');

    for (let second = 0; second < 20; second++) {
      expect(await isGood('wrong')).toBe(false);
      clock.now += SECOND;
    }

    expect(secret.reads).toBe(3); // at first, and after 1 and 11 seconds
  });

  test('forgets a key that two rotations have left behind after five minutes at the latest', async () => {
    const { secret, clock, isGood } = given('one');
    await isGood('one');
    secret.keys = ['three', 'two'];
    clock.now += 300 * SECOND;

    expect(await isGood('one')).toBe(false);
  });
});
