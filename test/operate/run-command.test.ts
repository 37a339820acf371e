import { setImmediate as aMoment } from 'node:timers/promises';
import { Obstacle } from '../../command/obstacle';
import { runCommand } from '../../operate/run-command';
import { awsError } from '../support/aws-error';

async function saidOf(error: Error): Promise<unknown> {
  const said = jest.spyOn(console, 'error').mockImplementation();
  runCommand(async () => {
    throw error;
  });
  await aMoment();
  const status = process.exitCode;
  process.exitCode = 0;
  expect(status).toBe(1);
  return said.mock.lastCall?.[0];
}

describe('a command that fails', () => {
  test('says one sentence for what a person can mend', async () => {
    expect(await saidOf(new Obstacle('do this'))).toBe('do this');
    expect(await saidOf(awsError('AccessDenied', 403, 'you may\nnot'))).toBe('AWS refused: AccessDenied: you may not');
  });

  test('shows all of a mistake of ours', async () => {
    const mistake = new TypeError('oops');

    expect(await saidOf(mistake)).toBe(mistake);
  });
});
