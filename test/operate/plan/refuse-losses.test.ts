import { stageNamed } from '../../../bin/stages';
import type { Change, StackPlan } from '../../../operate/plan/plan';
import { refuseLosses } from '../../../operate/plan/refuse-losses';
import { aDesign } from '../../support/departure';
import { memoryTerminal } from '../../support/memory-terminal';

const planTo = (action: Change['action'], type = 'AWS::S3::Bucket'): StackPlan[] => [
  { design: aDesign(), verdict: 'changed', changes: [{ action, type, logicalId: 'Photos' }] },
];
const options = (stage: string, allowDataLoss = false) => ({ config: stageNamed(stage), yes: true, allowDataLoss });

describe('a plan that loses data', () => {
  test('is refused, whoever said yes beforehand, and what would be lost is named', async () => {
    const terminal = memoryTerminal('y');

    await expect(refuseLosses(planTo('remove'), options('dev'), terminal)).rejects.toThrow('--allow-data-loss');
    expect(terminal.said.join()).toContain('quayside-dev-keep would remove the bucket Photos');
  });

  test('goes on where data may be lost and that is meant', async () => {
    await expect(refuseLosses(planTo('remove'), options('dev', true), memoryTerminal())).resolves.toBeUndefined();
  });

  test('takes a person who types the name where data is kept, no flag is enough', async () => {
    const lose = (...answers: string[]) =>
      refuseLosses(planTo('replace'), options('prod', true), memoryTerminal(...answers));

    await expect(lose()).rejects.toThrow('no flag replaces it');
    await expect(lose('y')).rejects.toThrow('That is not its name');
    await expect(lose('prod')).resolves.toBeUndefined();
  });

  test('takes that person too where data was kept until now', async () => {
    const plan = planTo('unprotect', 'AWS::CloudFormation::Stack');

    await expect(refuseLosses(plan, options('dev', true), memoryTerminal())).rejects.toThrow('no flag replaces it');
  });
});

test('a plan that loses nothing is not asked about', async () => {
  const terminal = memoryTerminal();

  await refuseLosses(planTo('add'), options('prod'), terminal);

  expect(terminal).toMatchObject({ said: [], asked: [] });
});
