import { modelOf, type StageModel } from '../../../bin/stage-model';
import { RULES } from '../../../gates/rules/rules';
import { BUCKET_CASES } from './cases/buckets';
import type { Case, Part } from './cases/case';
import { DATA_CASES } from './cases/data';
import { EVENT_LOOP_CASES } from './cases/event-loop';
import { FUNCTION_CASES } from './cases/functions';
import { OPERATION_CASES } from './cases/operations';
import { POLICY_CASES } from './cases/policies';
import { QUEUE_CASES } from './cases/queues';

const CASES: Readonly<Record<string, Case>> = {
  ...POLICY_CASES,
  ...BUCKET_CASES,
  ...DATA_CASES,
  ...QUEUE_CASES,
  ...EVENT_LOOP_CASES,
  ...FUNCTION_CASES,
  ...OPERATION_CASES,
};

const given = (Resources: Readonly<Record<string, Part>>, keepData = true): StageModel =>
  modelOf([{ name: 'flow', template: { Resources: Resources as never } }], keepData);

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, { find }) => {
  const { sound, broken } = CASES[id] ?? { sound: {}, broken: [] };

  test('finds what breaks it, and nothing else', () => {
    expect(broken.length).toBeGreaterThan(0);
    for (const resources of broken) expect(find(given(resources))).toEqual(['flow.Broken']);
  });

  test('has nothing against what is sound', () => {
    expect(Object.keys(sound).length).toBeGreaterThan(0);
    expect(find(given(sound))).toEqual([]);
  });
});

test('every case is of a rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('data that is not to be kept may go with its stack', () => {
  const { broken } = DATA_CASES['own-retained'] ?? { broken: [] };

  for (const resources of broken) {
    expect(RULES.flatMap(({ id, find }) => (id === 'own-retained' ? find(given(resources, false)) : []))).toEqual([]);
  }
});

describe('the model of a stage', () => {
  test('spells a reference to another stack as what it refers to', () => {
    const keep = {
      Resources: { Originals: { Type: 'AWS::S3::Bucket' } },
      Outputs: { OriginalsArn: { Value: { 'Fn::GetAtt': ['Originals', 'Arn'] } } },
    };
    const arn = { 'Fn::GetStackOutput': { StackName: 'app-prod-keep', OutputName: 'OriginalsArn' } };
    const flow = {
      Resources: {
        Policy: { Type: 'AWS::IAM::Policy', Properties: { Resource: { 'Fn::Join': ['', [arn, '/u/*']] } } },
      },
    };

    const { resources } = modelOf(
      [
        { name: 'keep', template: keep },
        { name: 'flow', template: flow },
      ],
      true,
      (name) => name.replace('app-prod-', ''),
    );

    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the model spells a reference
    expect(resources.at(-1)?.properties).toEqual({ Resource: '${keep.Originals.Arn}/u/*' });
  });
});
