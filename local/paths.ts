import { join } from 'node:path';
import { PROJECT, STATE } from '../command/paths';

export { PROJECT, STATE };

/** What `npm start` writes and keeps. */
export const RUN = join(STATE, 'run');

export const SAMPLES = join(PROJECT, 'local', 'samples');
