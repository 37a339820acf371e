import { type Change, isNothing, isUnprotecting, lossesIn, type StackPlan, wordsOf } from '../../../operate/plan/plan';
import { aDesign } from '../../support/departure';

const BUCKET = { Type: 'AWS::S3::Bucket' };
const keep = aDesign({ name: 'quayside-dev-keep', resources: { Photos: BUCKET } });
const flow = aDesign({ name: 'quayside-dev-flow', resources: { Work: { Type: 'AWS::SQS::Queue' } } });

const change = (action: Change['action'], type = 'AWS::SQS::Queue'): Change => ({
  action,
  type,
  logicalId: 'It',
  physicalId: 'it-1',
});
const changed = (...changes: Change[]): StackPlan => ({ design: keep, verdict: 'changed', changes });
const unknown = (design = flow): StackPlan => ({ design, verdict: 'unknown', reason: 'no output yet' });

describe('a plan', () => {
  test('reads as one line a stack', () => {
    const plan: StackPlan[] = [
      { design: keep, verdict: 'new' },
      { design: flow, verdict: 'unchanged' },
      changed(
        change('add'),
        change('add'),
        change('change'),
        change('replace'),
        change('may replace'),
        change('remove'),
      ),
      unknown(),
    ];

    expect(wordsOf(plan)).toEqual([
      '  quayside-dev-keep  new, 1 resources',
      '  quayside-dev-flow  unchanged',
      '  quayside-dev-keep  2 added, 1 changed, 1 replaced, 1 changed or replaced, 1 removed',
      "  quayside-dev-flow  can't be told beforehand: no output yet",
    ]);
  });

  test('is nothing when every stack is unchanged, and only then', () => {
    expect(isNothing([{ design: flow, verdict: 'unchanged' }])).toBe(true);
    for (const stack of [changed(change('add')), unknown(), { design: keep, verdict: 'new' } as const]) {
      expect(isNothing([{ design: flow, verdict: 'unchanged' }, stack])).toBe(false);
    }
  });
});

describe('the losses of a plan', () => {
  test.each([
    ['AWS::S3::Bucket', 'bucket'],
    ['AWS::DynamoDB::GlobalTable', 'table'],
    ['AWS::Cognito::UserPool', 'user pool'],
    ['AWS::KMS::Key', 'key'],
  ])('are every %s that goes or may go', (type, word) => {
    const plan = [changed(change('remove', type), change('replace', type), change('may replace', type))];

    expect(lossesIn(plan)).toEqual([
      `quayside-dev-keep would remove the ${word} it-1 (It)`,
      `quayside-dev-keep would replace the ${word} it-1 (It)`,
      `quayside-dev-keep might replace the ${word} it-1 (It)`,
    ]);
  });

  test('are nothing that is added or changed in place, and nothing that can be made again', () => {
    const harmless = [change('add', 'AWS::S3::Bucket'), change('change', 'AWS::S3::Bucket'), change('remove')];

    expect(lossesIn([changed(...harmless), { design: keep, verdict: 'new' }])).toEqual([]);
  });

  test('are feared where a stack that holds data can not be planned', () => {
    expect(lossesIn([unknown(keep)])).toEqual([
      "quayside-dev-keep can't be planned (no output yet), and it holds bucket",
    ]);
    expect(lossesIn([unknown(flow)])).toEqual([]);
  });

  test("are a stack's protection too", () => {
    const plan = [changed(change('unprotect', 'AWS::CloudFormation::Stack'))];

    expect(lossesIn(plan)).toEqual(['quayside-dev-keep would lose its protection from being destroyed']);
    expect(isUnprotecting(plan)).toBe(true);
    expect(isUnprotecting([changed(change('protect', 'AWS::CloudFormation::Stack'))])).toBe(false);
  });
});
