import { parseArgs } from 'node:util';
import { endWith, Obstacle } from '../command/obstacle';
import { type Bench, lineOf, rowOf } from './figure';
import { hostile } from './images/hostile/hostile';
import { path } from './path';
import { readback } from './readback';
import { start } from './start';

const BENCHES: Readonly<Record<string, Bench>> = { hostile, path, readback, start };

/** `npm run bench -- <name>… [--json]`: a line of JSON a figure, or a table. */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
    const bench = BENCHES[name];
    if (!bench) throw new Obstacle(`There is no bench ${name}: give some of ${Object.keys(BENCHES).join(', ')}.`);
    const figures = await bench((progress) => console.error(`${name}: ${progress}`));
    if (values.json) console.log(figures.map(lineOf).join('\n'));
    else console.table(figures.map(rowOf));
  }
}

endWith(run);
