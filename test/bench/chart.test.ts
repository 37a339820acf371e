import { type Chart, drawn, ticksTo } from '../../bench/chart';

const bar = (series: string, value: number) => ({ series, value, label: `${value} ×` });
const CHART: Chart = {
  title: 'CPU time < wall time',
  axis: 'CPU time, ms',
  groups: [
    { name: 'wine', bars: [bar('ours', 1), bar('theirs', 20)] },
    { name: 'friends', bars: [bar('ours', 2), bar('theirs', 10)] },
  ],
  mark: { value: 1, name: 'floor' },
};

describe('a chart', () => {
  const svg = drawn(CHART, '2026-11-21, commit abc');

  test('says at each bar whose it is and how much', () => {
    expect(svg.match(/>(ours|theirs) \d+ ×</g)).toEqual(['>ours 1 ×<', '>theirs 20 ×<', '>ours 2 ×<', '>theirs 10 ×<']);
  });

  test('draws bars as long as their values, and who is the same in the same colour', () => {
    const bars = [...svg.matchAll(/<rect class="(s\d)".*? width="([\d.]+)"/g)].map(([, colour, width]) => ({
      colour,
      width: Number(width),
    }));

    expect(bars.map(({ colour }) => colour)).toEqual(['s0', 's1', 's0', 's1']);
    expect((bars[1]?.width ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(20, 0);
  });

  test('carries axis, mark and where its numbers come from', () => {
    for (const words of ['CPU time, ms', 'floor', '2026-11-21, commit abc']) expect(svg).toContain(`>${words}<`);
  });

  test('breaks a caption that is too long for a line', () => {
    const captions = [
      ...drawn(CHART, 'twenty characters is '.repeat(9).trim()).matchAll(/class="quiet">(twenty[^<]*)</g),
    ];

    expect(captions.map(([, words]) => words).join(' ')).toBe('twenty characters is '.repeat(9).trim());
    expect(captions).toHaveLength(2);
  });

  test('writes words as text, not as markup', () => {
    expect(svg).toContain('CPU time &lt; wall time');
  });
});

describe('an axis', () => {
  test.each([
    [1.3, [0, 0.5, 1, 1.5]],
    [24, [0, 5, 10, 15, 20, 25]],
    [310, [0, 100, 200, 300, 400]],
  ])('to %d has round steps', (largest, ticks) => {
    expect(ticksTo(largest)).toEqual(ticks);
  });
});
