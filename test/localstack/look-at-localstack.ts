import { isInstalled } from '../../local/localstack/installation';
import { lookIn } from '../support/path';
import { LOCALSTACK_FOLDER } from './start-localstack';

lookIn(LOCALSTACK_FOLDER);
// counted as skipped: what was not run must not look as if it had passed
if (!isInstalled()) Object.assign(globalThis, { test: test.skip });
