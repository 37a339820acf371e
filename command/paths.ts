import { join } from 'node:path';

/** The checkout. */
export const PROJECT = join(__dirname, '..');

/** Everything that a command or a test writes; deleting it forgets all of it but what it deployed. */
export const STATE = join(PROJECT, '.quayside');
