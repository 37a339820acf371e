import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf, stage, statementsOf } from '../../support/synth';

type Function = { FunctionName: string; Timeout: number; Environment: { Variables: Record<string, unknown> } };

const functionIn = (flow: Template, name: string): Function | undefined =>
  Object.values(resourcesOf(flow, 'AWS::Lambda::Function'))
    .map(({ Properties }) => Properties as unknown as Function)
    .find(({ FunctionName }) => FunctionName.endsWith(name));

const statementsIn = (flow: Template) => statementsOf(flow, 'AWS::IAM::ManagedPolicy', 'RenderFunction');

describe('rendering', () => {
  const { flow } = stage('dev');
  const renderer = functionIn(flow, 'render-image');

  test('looks again at what it removed when no render and no variant can be under way any more that was then', () => {
    const seconds = Number(renderer?.Environment.Variables.LOOK_AGAIN_SECONDS);

    const transform = functionIn(flow, 'transform-image');
    expect(seconds).toBeGreaterThan((renderer?.Timeout ?? 0) + (transform?.Timeout ?? 0));
    expect(seconds).toBeLessThanOrEqual(900); // the longest that SQS delays
  });

  test.each(['render-image', 'transform-image'])('keeps in one arena what sharp frees: %s', (name) => {
    expect(functionIn(flow, name)?.Environment.Variables.MALLOC_ARENA_MAX).toBe('1');
  });

  test('sends to its own queue, to the one for the CDN and to its dead letters, and to no other', () => {
    const queues = statementsIn(flow)
      .filter(({ Action }) => [Action].flat().includes('sqs:SendMessage'))
      .flatMap(({ Resource }) => [Resource].flat().map((one) => JSON.stringify(one).match(/"(\w+Work[A-Za-z]+)/)?.[1]));

    expect(queues.sort()).toEqual(['PurgeWorkQueue', 'RenderWorkDeadLetters', 'RenderWorkQueue']);
    expect(renderer?.Environment.Variables.WORK_URL).toEqual({ Ref: expect.stringMatching(/^RenderWorkQueue/) });
  });
});
