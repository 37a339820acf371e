import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../command/paths';
import { localDifferences } from './local-differences';

writeFileSync(join(PROJECT, 'docs', 'local-differences.md'), localDifferences());
