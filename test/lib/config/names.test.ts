import { defineConfig } from '../../../lib/config';
import { nameOf } from '../../../lib/config/names';

describe('a derived name', () => {
  test('says project, stage and thing', () => {
    expect(nameOf(defineConfig({ stage: 'dev', project: 'photos' }), 'catalog')).toBe('photos-dev-catalog');
  });
});
