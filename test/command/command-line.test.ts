import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type CommandLine, Help, parsed } from '../../command/command-line';
import { PROJECT } from '../../command/paths';
import { optionsOf } from '../../operate/options';
import { replicationOptionsOf } from '../../operate/replication/replication-options';
import { rerenderOptionsOf } from '../../operate/rerender/options';
import { restoreOptionsOf } from '../../operate/restore/options';
import { signingOptionsOf } from '../../operate/signing/signing-options';
import { planOptionsOf } from '../../operate/storage-plan/options';
import { legalHoldOptionsOf } from '../../operate/versions/legal-hold-options';
import { rewindOptionsOf } from '../../operate/versions/rewind-options';
import { versionsOptionsOf } from '../../operate/versions/versions-options';

const LINE = {
  does: 'Paints a wall.',
  usage: 'npm run paint -- --colour <name> [--dry-run]',
  example: 'npm run paint -- --colour red',
  options: {
    colour: { type: 'string', default: 'white', says: 'the colour' },
    'dry-run': { type: 'boolean', default: false, says: 'only say so' },
    yes: { type: 'boolean', default: false, says: 'ask nothing' },
  },
} as const satisfies CommandLine;

describe('a command line', () => {
  test.each(['--help', '-h'])('answers %s with all that it takes', (word) => {
    expect(() => parsed([word, '--unknown'], LINE, {})).toThrow(
      new Help(
        [
          'Paints a wall.\n',
          'Use npm run paint -- --colour <name> [--dry-run]\n',
          '  --colour   the colour; white if not given',
          '  --dry-run  only say so',
          '  --yes      ask nothing\n',
          'For example: npm run paint -- --colour red',
        ].join('\n'),
      ),
    );
  });

  test('says of an option that it does not know what to use', () => {
    expect(() => parsed(['--color', 'red'], LINE, {})).toThrow(/'--color'.*\nUse npm run paint -- .*--help/s);
  });

  test('tells of two dashes whoever has left an option to npm', () => {
    const taken = 'write "--" before the first option';

    expect(() => parsed(['red'], LINE, { npm_config_colour: 'true' })).toThrow(
      `npm took --colour for itself: ${taken}`,
    );
    expect(() => parsed(['--colour=red'], LINE, { npm_config_dry_run: 'true' })).toThrow(taken);
    expect(parsed(['--colour=red'], LINE, { npm_config_colour: 'blue' }).values.colour).toBe('red');
  });

  test('takes no setting of npm itself for an option', () => {
    expect(parsed([], LINE, { npm_config_yes: 'true' }).values.yes).toBe(false);
  });
});

test.each<[string, (words: readonly string[]) => unknown]>([
  ['deploy', (words) => optionsOf('deploy', words)],
  ['destroy', (words) => optionsOf('destroy', words)],
  ['block-public-access', (words) => optionsOf('block-public-access', words)],
  ['legal-hold', legalHoldOptionsOf],
  ['replicate-existing', replicationOptionsOf],
  ['rerender', rerenderOptionsOf],
  ['restore', restoreOptionsOf],
  ['rewind', rewindOptionsOf],
  ['rotate-signing-key', (words) => signingOptionsOf('rotate-signing-key', words)],
  ['sign', (words) => signingOptionsOf('sign', words)],
  ['storage:plan', planOptionsOf],
  ['versions', versionsOptionsOf],
])('npm run %s says what it takes', (name, optionsIn) => {
  expect(() => optionsIn(['--help'])).toThrow(Help);
  expect(() => optionsIn(['--help'])).toThrow(`Use npm run ${name} -- --`);
});

test.each(['local/start.ts', 'operate/rewind.ts'])('%s --help ends well, and does nothing', (file) => {
  const words = ['--import', 'tsx', join(PROJECT, file), '--help'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: PROJECT, encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/\n {2}--\w+ +\w/);
});
