import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../command/paths';
import { costPage } from './cost/cost-page';
import { settingsPage } from './settings/settings-page';
import { storagePage } from './storage-page/storage-page';

writeFileSync(join(PROJECT, 'docs', 'cost.md'), costPage());
writeFileSync(join(PROJECT, 'docs', 'settings.md'), settingsPage());
writeFileSync(join(PROJECT, 'docs', 'storage.md'), storagePage());
