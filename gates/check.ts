import { readFileSync } from 'node:fs';
import { STAGE_NAMES } from '../bin/stages';
import { Obstacle } from '../command/obstacle';
import { ACKNOWLEDGED } from './acknowledged/acknowledged';
import { complaintsAbout } from './complaints';
import { examine } from './examine';
import { EXCEPTIONS } from './exceptions-page';

async function check(): Promise<void> {
  const complaints = complaintsAbout(await examine(STAGE_NAMES), ACKNOWLEDGED, readFileSync(EXCEPTIONS, 'utf8'));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

check().catch((error) => {
  console.error(error instanceof Obstacle ? error.message : error);
  process.exitCode = 1;
});
