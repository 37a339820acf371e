import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageNamed } from '../../../bin/stages';
import { sharp } from '../../../operate/preflight/sharp';
import { aDeparture } from '../../support/departure';

describe('the check of sharp', () => {
  const sharpLayer = mkdtempSync(join(tmpdir(), 'sharp-'));
  afterAll(() => rmSync(sharpLayer, { recursive: true }));

  test('finds it absent, with the command that fetches it', async () => {
    const found = await sharp.find({ ...aDeparture(), sharpLayer });

    expect(found).toEqual([{ kind: 'problem', sentence: expect.stringContaining('run "npm run sharp:arm64"') }]);
  });

  test('finds nothing where no layer is asked for', async () => {
    expect(await sharp.find({ ...aDeparture(), config: stageNamed('local'), sharpLayer })).toEqual([]);
  });

  test('finds nothing when it is there', async () => {
    mkdirSync(join(sharpLayer, 'nodejs', 'node_modules', '@img', 'sharp-linux-arm64'), { recursive: true });

    expect(await sharp.find({ ...aDeparture(), sharpLayer })).toEqual([]);
  });
});
