import { pageOf } from '../../bench/save';

test('a page of results says where, when and how, and every figure with its reach', () => {
  const figures = [{ name: 'plan', value: 1.2, unit: '×', reach: { atMost: 1.08 }, how: 'median of 7' }];

  const page = pageOf(
    { 'images/plan': { figures } },
    { from: '2026-11-21, commit abc, 2 cores', command: 'npm run bench -- images' },
  );

  expect(page).toContain('# 2026-11-21\n\n2026-11-21, commit abc, 2 cores. `npm run bench -- images`');
  expect(page).toContain('| plan | 1.2 × | ≤ 1.08 × | NO | median of 7 |');
});
