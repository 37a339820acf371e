import { join } from 'node:path';

/** The checkout. */
export const PROJECT = join(__dirname, '..');

/** Everything that a start or a test writes; deleting it forgets all of it. */
export const STATE = join(PROJECT, '.quayside');

/** What `npm start` writes and keeps. */
export const RUN = join(STATE, 'run');

export const SAMPLES = join(PROJECT, 'local', 'samples');
export const GALLERY = join(PROJECT, 'gallery');
