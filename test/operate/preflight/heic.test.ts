import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageNamed } from '../../../bin/stages';
import { heic } from '../../../operate/preflight/heic';
import { aDeparture } from '../../support/departure';

const asking = (stage: string) => {
  const config = stageNamed(stage);
  return { ...config, images: { ...config.images, heic: 'decode' as const } };
};

describe('the check of the decoder of HEIC', () => {
  const heicLayer = mkdtempSync(join(tmpdir(), 'heic-'));
  afterAll(() => rmSync(heicLayer, { recursive: true }));

  test('finds it absent, with the command that fetches it', async () => {
    const found = await heic.find({ ...aDeparture(), config: asking('dev'), heicLayer });

    expect(found).toEqual([{ kind: 'problem', sentence: expect.stringContaining('run "npm run heic:layer"') }]);
  });

  test('finds nothing where nobody asks for it, or for a layer', async () => {
    expect(await heic.find({ ...aDeparture(), config: stageNamed('dev'), heicLayer })).toEqual([]);
    expect(await heic.find({ ...aDeparture(), config: asking('local'), heicLayer })).toEqual([]);
  });

  test('finds nothing when it is there', async () => {
    const folder = join(heicLayer, 'nodejs', 'node_modules', 'heic-decode');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');

    expect(await heic.find({ ...aDeparture(), config: asking('dev'), heicLayer })).toEqual([]);
  });
});
