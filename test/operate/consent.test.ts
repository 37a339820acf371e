import { requireTypedName, requireYes } from '../../operate/consent';
import { memoryTerminal } from '../support/memory-terminal';

describe('a question', () => {
  test.each(['y', 'Y', 'yes', ' y '])('takes %j for yes', async (answer) => {
    await expect(requireYes('Deploy?', false, memoryTerminal(answer))).resolves.toBeUndefined();
  });

  test.each(['', 'n', 'yeah no', 'dev'])('takes %j for no', async (answer) => {
    await expect(requireYes('Deploy?', false, memoryTerminal(answer))).rejects.toThrow('Nothing was done.');
  });

  test('is not asked of who has said yes beforehand', async () => {
    const terminal = memoryTerminal('n');

    await requireYes('Deploy?', true, terminal);

    expect(terminal.asked).toEqual([]);
  });

  test('is no when nobody is there', async () => {
    await expect(requireYes('Deploy?', false, memoryTerminal())).rejects.toThrow(
      /^Deploy\? Nobody is here.* add --yes/,
    );
  });
});

describe('the typed name', () => {
  test('is the very name of the stage', async () => {
    await expect(requireTypedName('Go?', 'prod', memoryTerminal('prod'))).resolves.toBeUndefined();
    await expect(requireTypedName('Go?', 'prod', memoryTerminal('y'))).rejects.toThrow('That is not its name');
  });

  test('takes a person', async () => {
    await expect(requireTypedName('Go?', 'prod', memoryTerminal())).rejects.toThrow(
      'so nothing was done; no flag replaces it',
    );
  });
});
