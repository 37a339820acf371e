import { join } from 'node:path';
import { PROJECT, STATE } from '../command/paths';

/** What `npm start` writes and keeps. */
export const RUN = join(STATE, 'run');

export const SAMPLES = join(PROJECT, 'local', 'samples');
