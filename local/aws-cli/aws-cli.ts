import { join } from 'node:path';
import { STATE } from '../../command/paths';

/** The AWS CLI that `prepare.mjs aws-cli` installs. */
export const AWS_CLI = join(STATE, 'aws-cli', 'bin', 'aws');
