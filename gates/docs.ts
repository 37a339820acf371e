import { writeFileSync } from 'node:fs';
import { STAGE_NAMES } from '../bin/stages';
import { Obstacle } from '../command/obstacle';
import { ACKNOWLEDGED } from './acknowledged/acknowledged';
import { examine } from './examine';
import { EXCEPTIONS, exceptionsPage } from './exceptions-page';

examine(STAGE_NAMES)
  .then((examined) => writeFileSync(EXCEPTIONS, exceptionsPage(examined, ACKNOWLEDGED)))
  .catch((error) => {
    console.error(error instanceof Obstacle ? error.message : error);
    process.exitCode = 1;
  });
