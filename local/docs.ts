import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDifferences } from './local-differences';
import { PROJECT } from './paths';

writeFileSync(join(PROJECT, 'docs', 'local-differences.md'), localDifferences());
