import type { Statement } from './statements';

/** One right as the page and a template would both say it, so that they can be compared. */
export type SaidRight = {
  readonly who: string;
  readonly isRefusal: boolean;
  readonly what: readonly string[];
  readonly where: readonly string[];
  readonly when: readonly string[];
};

const inQuotes = (text = ''): string[] => [...text.matchAll(/`([^`]*)`/g)].map(([, inside = '']) => inside);

/** A row of the page. */
export function saidRight(cells: readonly string[]): SaidRight {
  const isRefusal = cells[0] === 'nobody';
  const [who = '', what, where = '', when = ''] = cells;
  return {
    who: isRefusal ? 'everybody' : whoIn(who),
    isRefusal,
    what: inQuotes(what).sort(),
    where: where
      .split(', ')
      .map((place) => (place === 'the bucket' ? '' : (inQuotes(place)[0] ?? place)))
      .sort(),
    when: conditionsIn(when),
  };
}

/** Kind and name, whatever words are around them. */
function whoIn(cell: string): string {
  const [first = '', second = ''] = inQuotes(cell);
  if (cell.startsWith('function')) return `function ${first}`;
  if (cell.includes(', which ')) return `role ${first} of ${second}`;
  if (cell.startsWith('role')) return `arn:aws:iam::${second}:role/${first}`;
  if (cell.startsWith('account')) return `arn:aws:iam::${first}:root`;
  return cell === 'whoever an access point lets' || cell === 'everybody' ? 'everybody' : first;
}

const conditionsIn = (cell: string): string[] =>
  cell
    .split(' and ')
    .map((part) => /^`(.+)` (\S+) `(.*)`$/.exec(part) ?? [])
    .filter(([whole]) => whole)
    .map(([, key, operator, values]) => `${operator} ${key} ${values}`)
    .sort();

/** A statement of a template. */
export const writtenRight = ({ who, effect, actions, places, condition }: Statement): SaidRight => ({
  who: who.replace(/^(role \S+?)(Role)?[0-9A-F]{8} of /, '$1 of '),
  isRefusal: effect === 'Deny',
  what: actions.map((action) => action.replace(/^s3:/, '')).sort(),
  where: places.map((place) => place.split('/').slice(1).join('/')).sort(),
  when: Object.entries<Record<string, unknown>>(condition)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, values]) => `${operator} ${key} ${[values].flat().join(', ')}`),
    )
    .sort(),
});
