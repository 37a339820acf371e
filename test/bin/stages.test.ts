import { stageNamed } from '../../bin/stages';

describe('the stages', () => {
  test('prod keeps its data under keys of its own, the others keep nothing', () => {
    expect(stageNamed('prod')).toMatchObject({ keepData: true, profile: 'strict' });
    expect(stageNamed('dev')).toMatchObject({ keepData: false, profile: 'lean' });
    expect(stageNamed('local')).toMatchObject({ keepData: false, bootstrapped: false });
  });

  test('drill has on this machine all that prod has', () => {
    const { images, watch } = stageNamed('prod');
    expect(stageNamed('drill')).toMatchObject({ bootstrapped: false, profile: 'strict', images, watch });
  });

  test('each are what they are called, so that a copied block can not deploy over another stage', () => {
    for (const name of ['local', 'drill', 'dev', 'prod']) expect(stageNamed(name).stage).toBe(name);
  });

  test('an unknown one is refused with the known ones', () => {
    expect(() => stageNamed('staging')).toThrow('There is no stage "staging": take one of local, drill, dev, prod');
  });
});
