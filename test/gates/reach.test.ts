import { STAGE_NAMES } from '../../bin/stages';
import type { Examined } from '../../gates/judge';
import { beyond, CEILINGS, reachOf } from '../../gates/reach';
import { withStages } from '../../gates/synthesised-stage';
import { nagFindings } from '../../gates/tools/nag';

const given = (resources: number, ids: readonly string[]): Examined => ({
  stage: 'own',
  profile: 'strict',
  resources,
  findings: ids.map((id, index) => ({ id, where: `keep/${index}`, says: 'it is so' })),
});

const FOUND = given(40, [
  'AwsSolutions-IAM5[Resource::photos/*]',
  'AwsSolutions-IAM5[Resource::photos/*]',
  'AwsSolutions-IAM5[Resource::*]',
  'PCI.DSS.321-S3BucketLoggingEnabled',
  'HIPAA.Security-S3BucketLoggingEnabled',
  'CKV_AWS_18',
]);

describe('the reach of a stage', () => {
  test('counts findings of AwsSolutions for 100 resources, names of cdk-nag once, and rules once for all packs', () => {
    expect(reachOf(FOUND)).toEqual({ awsSolutionsPer100: 7.5, names: 4, rules: 2 });
  });

  test.each(['awsSolutionsPer100', 'names', 'rules'] as const)('is beyond its ceilings when %s is', (measure) => {
    const reached = reachOf(FOUND);

    expect(beyond([FOUND], { own: reached })).toEqual([]);
    expect(beyond([FOUND], { own: { ...reached, [measure]: reached[measure] - 0.1 } })).toEqual([
      expect.stringContaining(`own: ${measure} is ${reached[measure]}, more than`),
    ]);
  });

  test('has a ceiling in every stage, and none is beyond it', async () => {
    const examined = await withStages(STAGE_NAMES, async (stages) =>
      stages.map((stage) => ({
        stage: stage.config.stage,
        profile: stage.config.profile,
        resources: stage.stacks.flatMap(({ template }) => Object.keys(template.Resources)).length,
        findings: nagFindings(stage),
      })),
    );

    expect(Object.keys(CEILINGS)).toEqual(STAGE_NAMES);
    expect(beyond(examined)).toEqual([]);
  });
});
