import { dollarsFor, PRICES, SLOWER_ON_LAMBDA, viewsThatPay } from '../../../bench/images/prices';

const NOTHING = { cpuMs: 0, files: 0, bytes: 0 };
const GB = 2 ** 30;

describe('a million photos cost', () => {
  test('what Lambda asks for a core, as much longer as it is slower', () => {
    const gbSeconds = 1e6 * (1769 / 1024) * SLOWER_ON_LAMBDA;

    expect(dollarsFor({ ...NOTHING, cpuMs: 1000 }, 0)).toBeCloseTo(gbSeconds * PRICES.lambdaGbSecond, 6);
  });

  test('five dollars for a thousand files each thousand photos', () => {
    expect(dollarsFor({ ...NOTHING, files: 1 }, 0)).toBeCloseTo(5, 6);
  });

  test('the egress of every view, beside a month of storage', () => {
    const bytes = GB / 1e6;

    expect(dollarsFor({ ...NOTHING, bytes }, 0)).toBeCloseTo(0.023, 6);
    expect(dollarsFor({ ...NOTHING, bytes }, 10)).toBeCloseTo(0.023 + 0.85, 6);
  });
});

test('more effort pays from the number of views on at which both cost the same', () => {
  const less = { cpuMs: 500, files: 15, bytes: 1e6 };
  const more = { cpuMs: 2500, files: 15, bytes: 0.9e6 };

  const views = viewsThatPay(less, more);

  expect(views).toBeGreaterThan(1);
  expect(dollarsFor(less, views)).toBeCloseTo(dollarsFor(more, views), 6);
  expect(dollarsFor(less, views + 1)).toBeGreaterThan(dollarsFor(more, views + 1));
});
