import { stageNamed } from '../../bin/stages';
import { dollars } from '../in-words';
import { EVIDENCE } from './prices';

/** How often S3 lists everything in a month. */
const LISTS = { weekly: 52 / 12, daily: 365 / 12 } as const;

/** What evidence costs a month by what there is and what is asked for, and what of it prod has: a section of Markdown. */
export function evidenceCosts(): string {
  const { inventory, objectEvents, classAnalysis } = stageNamed('prod').evidence;
  const often = inventory === 'weekly' ? 'weekly' : 'daily';
  const { millionListed, millionEvents, millionWatched } = EVIDENCE;
  const rows: Array<[string, string, number, boolean]> = [
    [`inventory, ${often}`, 'million versions', millionListed.each * LISTS[often], inventory !== 'off'],
    ['events of objects', 'million writes; with `all`, reads', millionEvents.each, objectEvents !== 'off'],
    ['analysis of classes', 'million objects', millionWatched.each, classAnalysis],
  ];
  const lines = rows.map(
    ([what, per, price, isOn]) => `| ${what} | ${per} | ${dollars(price)} | ${isOn ? 'yes' : 'no'} |`,
  );
  const sources = [...new Set(Object.values(EVIDENCE).map(({ source }) => source))];
  return `## Evidence

Access logs cost their storage alone, and Storage Lens with its free metrics nothing. What is in the buckets and what is asked of them makes the rest:

| what | for a | a month | in prod |
| --- | --- | --- | --- |
${lines.join('\n')}

Prices: ${sources.join(', ')}.
`;
}
