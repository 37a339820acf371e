import { parseArgs } from 'node:util';
import { endWith, Obstacle } from '../command/obstacle';
import { type Answer, type Bench, lineOf, rowOf } from './figure';
import { imageBenches } from './images/questions';
import { path } from './path';
import { readback } from './readback';
import { save } from './save';
import { start } from './start';

const BENCHES: Readonly<Record<string, Bench>> = { path, readback, start, ...imageBenches };

/** `npm run bench -- <name or folder>… [--json] [--quick] [--save]`: a line of JSON a figure, or a table. */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
    },
  });
  if (values.quick && values.save) throw new Obstacle('A quick look is not worth keeping: give --quick or --save.');
  if (values.quick) console.error('A quick look: fewer runs than a claim needs.');
  const answers: Record<string, Answer> = {};
  for (const name of namesIn(positionals)) {
    const { figures, chart } = await answerOf(name, values.quick);
    answers[name] = { figures, chart };
    if (values.json) console.log(figures.map(lineOf).join('\n'));
    else console.table(figures.map(rowOf));
  }
  if (values.save) for (const file of save(answers, process.argv.slice(2))) console.error(`saved ${file}`);
}

const answerOf = (name: string, quick: boolean): Promise<Answer> =>
  (BENCHES[name] as Bench)((progress) => console.error(`${name}: ${progress}`), { quick });

/** A folder stands for all its questions, nothing for all there are. */
function namesIn(wanted: readonly string[]): string[] {
  const names = Object.keys(BENCHES);
  if (wanted.length === 0) return names;
  return wanted.flatMap((word) => {
    const meant = names.filter((name) => name === word || name.startsWith(`${word}/`));
    if (meant.length === 0) throw new Obstacle(`There is no bench ${word}: give some of ${names.join(', ')}.`);
    return meant;
  });
}

endWith(run);
