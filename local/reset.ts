import { rmSync } from 'node:fs';
import { endWith } from '../command/obstacle';
import { RUN } from './paths';
import { refuseIfRunning } from './running';

/** Forgets everything that was uploaded and the ports that were chosen; what is installed stays. */
async function reset(): Promise<void> {
  refuseIfRunning();
  rmSync(RUN, { recursive: true, force: true });
  console.log('Forgotten: the next "npm start" begins anew, with the sample photos.');
}

endWith(reset);
