import { parsedStat } from '../../../bench/images/process-group';

describe('what the system says of a process', () => {
  test('is its group and its ticks, those of processes it has waited for among them', () => {
    const line = '4711 (thumbor) S 1 42 42 0 -1 4194304 100 0 0 0 250 30 7 3 20 0 4 0 99';

    expect(parsedStat(line)).toEqual({ group: 42, cpu: 250 + 30 + 7 + 3 });
  });

  test('is read past a name with spaces and parentheses', () => {
    const line = '4711 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 250 30 7 3 20 0 4 0 99';

    expect(parsedStat(line).group).toBe(42);
  });
});
