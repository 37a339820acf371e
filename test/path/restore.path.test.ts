import { stageNamed } from '../../bin/stages';
import { restoreStage } from '../../operate/restore/restore-stage';
import { promisesOfAnArchivedPhoto } from '../support/archived-photo';
import { actAsCommandsDo } from '../support/command-environment';
import { memoryTerminal } from '../support/memory-terminal';

actAsCommandsDo();

describe('a photo in an archive', () => {
  promisesOfAnArchivedPhoto('local');

  test('is said in one sentence of a stage that is not deployed', async () => {
    const wish = { of: { key: 'u/a' }, tier: 'standard', days: 2, yes: true, waits: true } as const;

    await expect(
      restoreStage({ config: stageNamed('dev'), wish }, memoryTerminal(), new AbortController().signal),
    ).rejects.toThrow('Stage dev is not deployed here: there is no bucket quayside-dev-originals-');
  });
});
