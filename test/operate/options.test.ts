import { Obstacle } from '../../command/obstacle';
import { ConfigError } from '../../lib/config-error';
import { optionsOf } from '../../operate/options';

describe('the command line', () => {
  test('names a stage of an account', () => {
    expect(optionsOf('deploy', ['--stage', 'dev'])).toMatchObject({
      config: { stage: 'dev' },
      yes: false,
      allowDataLoss: false,
    });
    expect(optionsOf('deploy', ['--stage=prod', '--yes', '--allow-data-loss'])).toMatchObject({
      config: { stage: 'prod' },
      yes: true,
      allowDataLoss: true,
    });
  });

  test('is refused without a stage, since the wrong one could be meant', () => {
    expect(() => optionsOf('destroy', [])).toThrow('Which stage? Use npm run destroy -- --stage dev [--yes]');
  });

  test('is refused with a stage that nobody knows, or with an option that is none', () => {
    expect(() => optionsOf('deploy', ['--stage', 'staging'])).toThrow(ConfigError);
    expect(() => optionsOf('deploy', ['--stage', 'dev', '--force'])).toThrow(Obstacle);
    expect(() => optionsOf('destroy', ['--stage', 'dev', '--allow-data-loss'])).toThrow('--allow-data-loss');
  });

  test('sends the local stage to the commands that it has', () => {
    expect(() => optionsOf('deploy', ['--stage', 'local'])).toThrow('it runs on this machine: npm start');
    expect(() => optionsOf('destroy', ['--stage', 'local'])).toThrow('it runs on this machine: npm run reset');
    expect(() => optionsOf('block-public-access', ['--stage', 'local'])).toThrow('there is nothing to block');
  });

  test('sends nobody to npm start for the stage that attacks deploy', () => {
    expect(() => optionsOf('deploy', ['--stage', 'drill'])).toThrow(
      'it runs on this machine: the attacks of npm test and npm run drill:failover deploy it, and take it away again',
    );
  });
});
