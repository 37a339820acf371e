import { stageNamed } from '../../bin/stages';
import { blueprintOf } from '../../operate/blueprint';

describe('the blueprint of a stage', () => {
  test('has every stack after those that it stands on, each where it goes', () => {
    const designs = blueprintOf({ ...stageNamed('prod'), region: 'eu-west-1' });

    const places = designs.map(({ name, region }) => `${name} ${region}`);
    expect(places.slice(0, 3)).toEqual([
      'quayside-prod-replica us-west-2',
      'quayside-prod-keep eu-west-1',
      'quayside-prod-flow eu-west-1',
    ]);
    expect(places).toContain('quayside-prod-edge us-east-1');
    expect(places).toContain('quayside-prod-watch eu-west-1');
  });

  test('keeps the data that config says, in the stacks that hold it', () => {
    const keeping = (stage: string) => blueprintOf(stageNamed(stage)).filter(({ keepsData }) => keepsData);

    expect(keeping('prod').map(({ name }) => name)).toEqual(['quayside-prod-replica', 'quayside-prod-keep']);
    expect(keeping('dev')).toEqual([]);
  });

  test('says what the account must have been bootstrapped to', () => {
    for (const { bootstrap } of blueprintOf(stageNamed('dev'))) {
      expect(bootstrap).toEqual({ version: expect.any(Number), parameter: '/cdk-bootstrap/hnb659fds/version' });
      expect(bootstrap.version).toBeGreaterThan(0);
    }
  });
});
