import { spawnSync } from 'node:child_process';
import { PROJECT } from '../../command/paths';

const ASKS = `require('./operate/terminal.ts')
  .processTerminal.ask('Go on?')
  .then((answer) => console.log(JSON.stringify(answer)));`;

function asked(input: string): string {
  return spawnSync(process.execPath, ['--import', 'tsx', '-e', ASKS], { cwd: PROJECT, input, encoding: 'utf8' }).stdout;
}

describe('a question at a terminal', () => {
  test('takes what is typed', () => {
    expect(asked('yes\n')).toBe('Go on? "yes"\n');
  });

  test('ends its line when the person leaves without an answer', () => {
    expect(asked('')).toBe('Go on? \n""\n');
  });
});
