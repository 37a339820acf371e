/** What a comparison says of one leaf of the template's properties. */
export type Finding = {
  /** As in `Rules[0].Status`. */
  readonly path: string;
  readonly wanted: unknown;
  /** Absent when the service says nothing of it. */
  readonly found?: unknown;
  readonly isEqual: boolean;
};

/**
 * Compares a template's properties with what a service answers, in the template's own shape, leaf by leaf. What the service says
 * beyond the template is a default and not looked at, but a list must have nothing more than the template says.
 */
export function compare(wanted: unknown, found: unknown, path = ''): Finding[] {
  if (Array.isArray(wanted)) return compareLists(wanted, found, path);
  // policies take one and a list of one alike
  if (Array.isArray(found)) return found.length === 1 ? compare(wanted, found[0], path) : [leaf(path, wanted, found)];
  if (!isObject(wanted)) return [leaf(path, wanted, found)];
  const keys = Object.keys(wanted);
  if (keys.length === 0)
    return [leaf(path, wanted, isObject(found) && Object.keys(found).length === 0 ? wanted : found)];
  return keys.flatMap((key) => compare(wanted[key], isObject(found) ? found[key] : undefined, join(path, key)));
}

function compareLists(wanted: readonly unknown[], answer: unknown, path: string): Finding[] {
  const found = answer === undefined ? [] : [answer].flat().filter((item) => !isOfCloudFormation(item));
  if (wanted.length === 0) return [leaf(path, wanted, answer === undefined ? undefined : found)];
  const partners = paired(wanted, found);
  const more = found.filter((_, index) => !partners.includes(index));
  return [
    ...wanted.flatMap((item, index) => compare(item, found[partners[index] ?? -1], `${path}[${index}]`)),
    ...more.map((item, index) => leaf(`${path}[${wanted.length + index}]`, undefined, item)),
  ];
}

/** The order of a list is the service's own: those that are most alike meet first. Answers the partner's index of each wanted item. */
function paired(wanted: readonly unknown[], found: readonly unknown[]): Array<number | undefined> {
  const pairs = wanted.flatMap((item, of) =>
    found.map((candidate, partner) => ({ of, partner, alike: equals(compare(item, candidate)) })),
  );
  const partners: Array<number | undefined> = wanted.map(() => undefined);
  for (const { of, partner } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (partners[of] === undefined && !partners.includes(partner)) partners[of] = partner;
  }
  return partners;
}

/** CloudFormation tags what it makes with names that nobody else may use. */
const isOfCloudFormation = (item: unknown): boolean =>
  isObject(item) && String(item.Key).startsWith('aws:cloudformation:');

const equals = (findings: readonly Finding[]): number => findings.filter(({ isEqual }) => isEqual).length;

const leaf = (path: string, wanted: unknown, found: unknown): Finding => ({
  path,
  wanted,
  found,
  isEqual: found !== undefined && written(wanted) === written(found),
});

/** Templates and services write numbers and booleans as text or not, as they please. */
const written = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
