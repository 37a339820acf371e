import { existsSync } from 'node:fs';
import { stageNamed } from '../../bin/stages';
import { templatesOf } from '../../bin/templates';

describe('the templates of a stage', () => {
  test('leave no folder behind', () => {
    const folders = templatesOf(stageNamed('dev'), ({ assembly }) => assembly.directory);

    expect(folders.map(existsSync)).toEqual([false, false, false, false]);
  });

  test("leave validation to whoever synthesises what deploys, as it was in the caller's environment", () => {
    const before = process.env.CDK_VALIDATION;
    delete process.env.CDK_VALIDATION;

    const during = templatesOf(stageNamed('dev'), () => process.env.CDK_VALIDATION);

    expect(during[0]).toBe('false');
    expect('CDK_VALIDATION' in process.env).toBe(false);
    process.env.CDK_VALIDATION = before;
  });
});
