import { lookIn } from '../support/path';
import { DRILL_FOLDER } from './start-drill';

lookIn(DRILL_FOLDER);
