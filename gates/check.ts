import { readFileSync } from 'node:fs';
import { STAGE_NAMES } from '../bin/stages';
import { Obstacle } from '../command/obstacle';
import { ACKNOWLEDGED } from './acknowledged/acknowledged';
import { examine } from './examine';
import { EXCEPTIONS, exceptionsPage } from './exceptions-page';
import { judge } from './judge';

async function check(): Promise<void> {
  const examined = await examine(STAGE_NAMES);
  const { unexplained, idle } = judge(examined, ACKNOWLEDGED);
  for (const { stage, where, id, says } of unexplained) console.error(`${stage}: ${where}: ${id}: ${firstLine(says)}`);
  for (const line of idle) console.error(`gates/acknowledged: ${line}`);
  const isStale = readFileSync(EXCEPTIONS, 'utf8') !== exceptionsPage(examined);
  if (isStale) console.error('docs/exceptions.md is out of date: run "npm run docs"');
  if (unexplained.length + idle.length > 0 || isStale) process.exitCode = 1;
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

check().catch((error) => {
  console.error(error instanceof Obstacle ? error.message : error);
  process.exitCode = 1;
});
