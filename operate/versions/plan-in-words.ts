import { atSecond, counted, sizeInWords } from '../in-words';
import type { RewindPlan } from './plan-rewind';

/** The plan in a few lines, or nothing when all is as it was. */
export function planInWords({ back, hide, asleep, same }: RewindPlan): string[] {
  if (back.length + hide.length + asleep.length === 0) return [];
  const bytes = back.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const [first] = asleep;
  const sleeping = first
    ? [`lie in an archive and stay as they are, ${first.version.key} is the first: ${counted(asleep.length, 'object')}`]
    : [];
  const lines = [
    `come back as they were, as copies on top: ${counted(back.length, 'object')}, ${sizeInWords(bytes)}`,
    `were not there then and get a delete marker: ${counted(hide.length, 'object')}`,
    ...sleeping,
    `are as they were: ${counted(same, 'key')}`,
  ];
  return lines.map((line) => `  ${line}`);
}

/** Enough to see whether it is what was meant. */
const MOST_LINES = 100;

/** What would happen to each key, in a line each, as far as a person reads. */
export function stepsInWords({ back, hide, asleep }: RewindPlan): string[] {
  const steps = [
    ...back.map(({ key, at }) => ({ key, what: `put back the version of ${atSecond(at)}` })),
    ...hide.map((key) => ({ key, what: 'delete marker' })),
    ...asleep.map(({ version: { key } }) => ({ key, what: 'nothing, it lies in an archive' })),
  ].sort((one, other) => (one.key < other.key ? -1 : 1));
  const lines = steps.slice(0, MOST_LINES).map(({ key, what }) => `  ${key}: ${what}`);
  const more = steps.length - lines.length;
  return more > 0 ? [...lines, `  and ${more.toLocaleString('en-US')} more`] : lines;
}
