import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../command/paths';
import { drawn } from './chart';
import { type Answer, rowOf } from './figure';
import { commit, machine, today } from './machine';

const RESULTS = join(PROJECT, 'bench', 'results');

/** Writes what was found under bench/results: a page with every figure, and a chart a question. Answers the files. */
export function save(answers: Readonly<Record<string, Answer>>, words: readonly string[]): string[] {
  const name =
    words
      .filter((word) => !word.startsWith('-'))
      .join('-')
      .replaceAll('/', '-') || 'all';
  const from = `${today()}, commit ${commit()}, ${machine()}`; // before a file of ours makes the checkout differ
  const page = join(RESULTS, `${today()}-${name}.md`);
  const charts = Object.entries(answers).flatMap(([question, { chart }]) => {
    if (!chart) return [];
    const file = join(RESULTS, `${question.replaceAll('/', '-')}.svg`);
    writeFileSync(file, drawn(chart, from));
    return [file];
  });
  writeFileSync(page, pageOf(answers, { from, command: `npm run bench -- ${words.join(' ')}` }));
  return [page, ...charts];
}

type Origin = { readonly from: string; readonly command: string };

/** The figures as a page: where and how they were measured, then a table a question. */
export function pageOf(answers: Readonly<Record<string, Answer>>, { from, command }: Origin): string {
  const tables = Object.entries(answers).map(([name, { figures, chart }]) => {
    const picture = chart ? [`![${chart.title}](${name.replaceAll('/', '-')}.svg)`, ''] : [];
    const rows = figures.map((figure) => `| ${Object.values(rowOf(figure)).join(' | ')} |`);
    return [
      `## ${name}`,
      '',
      ...picture,
      '| figure | value | reach | ok | how |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ];
  });
  return [`# ${from.slice(0, 10)}`, '', `${from}. \`${command}\``, '', ...tables.flat()].join('\n');
}
