/** Bars side by side: what is compared stands in one group, and is named where it ends. */
export type Chart = {
  readonly title: string;
  /** What a bar's length says, with its unit. */
  readonly axis: string;
  readonly groups: readonly { readonly name: string; readonly bars: readonly Bar[] }[];
  /** A line that bars should stay below, or pass. */
  readonly mark?: { readonly value: number; readonly name: string };
};

/** `label` is what stands beside its name at the bar's end. */
type Bar = { readonly series: string; readonly value: number; readonly label: string };

const WIDTH = 860;
const LEFT = 150;
/** Room for the longest name and number behind the longest bar. */
const RIGHT = 230;
const TOP = 62;
const LINE = 18;
const GAP = 12;
const FOOT = 86;
/** Characters of the caption that fit beside each other. */
const CAPTION = 130;

/** Readable on white and on black; the colours are Okabe and Ito's, which nearly everybody can tell apart. https://jfly.uni-koeln.de/color/ */
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #222 } .title { font-size: 15px; font-weight: 600 } .quiet { fill: #666; font-size: 11px }
  .paper { fill: #fff } .grid { stroke: #e4e4e4 } .mark { stroke: #222; stroke-dasharray: 4 3 }
  .s0 { fill: #0072b2 } .s1 { fill: #e69f00 } .s2 { fill: #009e73 } .s3 { fill: #cc79a7 } .s4 { fill: #8a8a8a } .s5 { fill: #d55e00 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8e8e8 } .quiet { fill: #a0a0a0 } .paper { fill: #151515 } .grid { stroke: #333 } .mark { stroke: #e8e8e8 } .s0 { fill: #56b4e9 }
  }`;

/** The chart as an SVG that follows the reader's light or dark mode; `caption` says where the numbers come from. */
export function drawn(chart: Chart, caption: string): string {
  const bars = chart.groups.flatMap((group) => group.bars);
  const ticks = ticksTo(Math.max(...bars.map(({ value }) => value), chart.mark?.value ?? 0));
  const x = (value: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * value) / (ticks.at(-1) ?? 1);
  const bottom = TOP + bars.length * LINE + chart.groups.length * GAP;
  const height = bottom + FOOT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(chart.title)}</title><style>${STYLE}</style><rect class="paper" width="${WIDTH}" height="${height}"/>`,
    text(16, 26, chart.title, 'class="title"'),
    ...ticks.flatMap((tick) => [
      line(x(tick), TOP - 8, bottom, 'grid'),
      text(x(tick), bottom + 16, String(tick), 'class="quiet" text-anchor="middle"'),
    ]),
    ...barsOf(chart, x),
    ...(chart.mark ? markOf(chart.mark, x(chart.mark.value), bottom) : []),
    text((LEFT + WIDTH - RIGHT) / 2, bottom + 36, chart.axis, 'text-anchor="middle"'),
    ...wrapped(caption).map((words, index) => text(16, bottom + 60 + 15 * index, words, 'class="quiet"')),
    '</svg>',
    '',
  ].join('\n');
}

function barsOf({ groups }: Chart, x: (value: number) => number): string[] {
  const series = [...new Set(groups.flatMap(({ bars }) => bars.map((bar) => bar.series)))];
  let y = TOP;
  return groups.flatMap(({ name, bars }) => {
    const middle = y + (bars.length * LINE) / 2 + 4;
    const drawn = bars.map((bar) => {
      const colour = `s${series.indexOf(bar.series) % 6}`;
      const rect = `<rect class="${colour}" x="${LEFT}" y="${y + 2}" width="${(x(bar.value) - LEFT).toFixed(1)}" height="${LINE - 4}"/>`;
      y += LINE;
      return rect + text(x(bar.value) + 6, y - 5, `${bar.series} ${bar.label}`.trim());
    });
    y += GAP;
    return [text(LEFT - 10, middle, name, 'text-anchor="end"'), ...drawn];
  });
}

const markOf = ({ name }: { name: string }, x: number, bottom: number): string[] => [
  line(x, TOP - 8, bottom, 'mark'),
  text(x, TOP - 13, name, 'class="quiet" text-anchor="middle"'),
];

/** Round numbers from nothing to just above the largest, about five of them. */
export function ticksTo(largest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(largest / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => largest / size <= 6) ?? 10 * power;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Lines of whole words. */
function wrapped(words: string): string[] {
  if (words.length <= CAPTION) return [words];
  const end = words.lastIndexOf(' ', CAPTION);
  return [words.slice(0, end), ...wrapped(words.slice(end + 1))];
}

const line = (x: number, from: number, to: number, kind: string): string =>
  `<line class="${kind}" x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${from}" y2="${to}"/>`;

const text = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${escaped(words)}</text>`;

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
