import { stageNamed } from '../../bin/stages';
import { reachStage } from '../../operate/reach-stage';

describe('a command on a stage', () => {
  test('is not turned to this machine for a stage of an account', () => {
    const before = process.env;

    reachStage(stageNamed('dev'));

    expect(process.env).toBe(before);
  });

  test('is refused for the stage that attacks deploy, which what "npm start" runs is not', () => {
    expect(() => reachStage(stageNamed('drill'))).toThrow(
      'Stage "drill" is on this machine for a while only: the attacks of npm test and npm run drill:failover deploy it',
    );
  });
});
