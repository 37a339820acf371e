import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../../command/paths';
import { settingsPage } from '../../../operate/settings/settings-page';

describe('the page of settings', () => {
  test('is the one that is generated from the configuration', () => {
    expect(readFileSync(join(PROJECT, 'docs', 'settings.md'), 'utf8')).toBe(settingsPage());
  });

  test('says what each profile takes for what it means', () => {
    expect(settingsPage()).toMatch(/^\| `watch\.functions` \| .+ \| `"together"` \| `"each"` \|$/m);
  });
});
