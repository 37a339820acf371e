import { type Acknowledgement, type Examined, judge, type Profile } from '../../gates/judge';

const found = (id: string, where: string) => ({ id, where, says: 'it is so' });
const examined = (profile: Profile, ...findings: Examined['findings']): Examined => ({
  stage: profile === 'lean' ? 'dev' : 'prod',
  profile,
  resources: 10,
  findings,
});
const acknowledged = (one: Partial<Acknowledgement>): Acknowledgement => ({
  ids: ['no-vpc'],
  where: ['flow/*Function/Resource'],
  reason: 'there is none',
  ...one,
});

describe('a finding', () => {
  test('is unexplained without a reason for its rule at its place', () => {
    const stages = [examined('lean', found('no-vpc', 'flow/Render/Function/Resource'), found('no-log', 'keep/Site'))];

    expect(judge(stages, []).unexplained).toHaveLength(2);
    expect(judge(stages, [acknowledged({})]).unexplained).toEqual([{ ...found('no-log', 'keep/Site'), stage: 'dev' }]);
    expect(judge(stages, [acknowledged({ where: ['flow/Index/*'] })]).unexplained).toHaveLength(2);
  });

  test('is of the exact rule: one with another argument is another', () => {
    const everything = found('IAM5[Resource::*]', 'flow/Traces');
    const oneBucket = acknowledged({ ids: ['IAM5[Resource::photos/*]', 'IAM5'], where: ['flow/Traces'] });

    expect(judge([examined('lean', everything)], [oneBucket]).unexplained).toHaveLength(1);
  });

  test('is at the exact place: a longer path is another, and a dot is a dot', () => {
    const at = (where: string) => judge([examined('lean', found('no-vpc', where))], [acknowledged({ where: ['a.b'] })]);

    expect(at('a.b').unexplained).toEqual([]);
    expect(at('a.b/c').unexplained).toHaveLength(1);
    expect(at('a-b').unexplained).toHaveLength(1);
  });

  test('needs a reason in its own profile', () => {
    const leanOnly = acknowledged({ profiles: ['lean'] });
    const finding = found('no-vpc', 'flow/Render/Function/Resource');

    expect(judge([examined('lean', finding), examined('strict', finding)], [leanOnly]).unexplained).toEqual([
      { ...finding, stage: 'prod' },
    ]);
  });
});

describe('a reason', () => {
  test('is idle when one of its rules finds nothing at one of its places', () => {
    const two = acknowledged({ ids: ['no-vpc', 'no-log'], where: ['flow/A', 'flow/B'] });
    const stages = [examined('lean', found('no-vpc', 'flow/A'), found('no-vpc', 'flow/B'), found('no-log', 'flow/A'))];

    expect(judge(stages, [two]).idle).toEqual(['no-log finds nothing at flow/B in profile lean']);
  });

  test('is idle in a profile that it is for and that has mended what it excuses', () => {
    const stages = [examined('lean', found('no-vpc', 'flow/Render/Function/Resource')), examined('strict')];

    expect(judge(stages, [acknowledged({})]).idle).toEqual([
      'no-vpc finds nothing at flow/*Function/Resource in profile strict',
    ]);
    expect(judge(stages, [acknowledged({ profiles: ['lean'] })]).idle).toEqual([]);
  });

  test('may name rules of standards that profile lean is not held to', () => {
    const standard = acknowledged({ ids: ['NIST.800.53.R5-LambdaInsideVPC'], where: ['flow/A'] });
    const finding = found('NIST.800.53.R5-LambdaInsideVPC', 'flow/A');

    expect(judge([examined('lean'), examined('strict', finding)], [standard]).idle).toEqual([]);
  });
});
