import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { distinct, type Finding } from '../finding';
import type { SynthesisedStage } from '../synthesised-stage';
import { PYTHON_PROGRAMS } from './python';

/** The proactive controls of AWS Control Tower, in the package that also brings a program for them, which is not run. */
const CONTROL_TOWER = join(
  dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json')),
  'rules',
  'control-tower',
  'cfn-guard',
);
/** Where `local/prepare.mjs guard-rules` installs. */
const REGISTRY = join(PYTHON_PROGRAMS, 'guard-rules', 'lib');

/** Compiles its rules when it is first asked, which takes seconds: one for all stages. */
const validator = new CloudFormationValidatePlugin({
  guardRules: [...rulesBelow(CONTROL_TOWER), ...rulesBelow(REGISTRY)],
});

/** What the validator of the CDK finds with its own rules, Control Tower's and the Guard registry's, warnings too. */
export function validatorFindings({ app, stacks, pathOf }: SynthesisedStage): Finding[] {
  const stackOf = (file: string | undefined) => stacks.find((stack) => stack.file === file)?.name ?? '';
  const { violations } = validator.validate({
    appConstruct: app,
    templatePaths: stacks.map(({ file }) => file),
    stackTemplates: stacks.map(({ name, file, region }) => ({
      stackConstructPath: name,
      templatePath: file,
      region,
      accountId: undefined,
    })),
  });
  return distinct(
    violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ templatePath, resourceLogicalId }) => ({
        id: ruleName,
        where: pathOf(stackOf(templatePath), resourceLogicalId),
        says: description,
      })),
    ),
  );
}

function rulesBelow(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.guard'));
  if (files.length === 0) throw new Error(`there are no Guard rules below ${folder}`);
  return files.sort().map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
}
