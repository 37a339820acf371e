import { Obstacle } from '../../../command/obstacle';
import { signingOptionsOf } from '../../../operate/signing/signing-options';

describe('the command line of signing', () => {
  test('names a stage that signs, and addresses', () => {
    expect(signingOptionsOf('sign', ['--stage', 'prod', '/i/a', '/i/b'])).toMatchObject({
      config: { stage: 'prod' },
      addresses: ['/i/a', '/i/b'],
    });
    expect(signingOptionsOf('rotate-signing-key', ['--stage', 'local', '--yes'])).toMatchObject({
      config: { stage: 'local' },
      yes: true,
    });
  });

  test.each([
    ['sign', ['/i/a'], 'Which stage? Use npm run sign -- --stage prod'],
    ['sign', ['--stage', 'prod'], 'Which address? Use npm run sign'],
    ['sign', ['--stage', 'dev', '/i/a'], 'Stage "dev" signs nothing, its images.transform is "presets"'],
    ['sign', ['--stage', 'prod', '--force'], '--force'],
    ['rotate-signing-key', ['--stage', 'prod', 'now'], 'Use npm run rotate-signing-key -- --stage prod [--yes]'],
  ] as const)('is refused with what to write instead: %s %j', (command, words, sentence) => {
    const read = () => signingOptionsOf(command, words);

    expect(read).toThrow(Obstacle);
    expect(read).toThrow(sentence);
  });
});
