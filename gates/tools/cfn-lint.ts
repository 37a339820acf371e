import type { Finding } from '../finding';
import type { SynthesisedStage } from '../synthesised-stage';
import { askPython } from './python';
import { type Found, findingsByStage } from './template-files';

type Match = {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Filename: string;
  readonly Location: { readonly Path?: ReadonlyArray<string | number> };
};

/** What cfn-lint finds in each stage, errors and warnings. */
export async function cfnLintFindings(stages: readonly SynthesisedStage[]): Promise<Finding[][]> {
  const files = stages.flatMap(({ stacks }) => stacks.map(({ file }) => file));
  const matches = (await askPython('cfn-lint', ['--format', 'json', '--', ...files])) as readonly Match[];
  return findingsByStage(stages, matches.map(foundBy));
}

const foundBy = ({ Rule, Message, Filename, Location: { Path: [section, name] = [] } }: Match): Found => ({
  id: `cfn-lint-${Rule.Id}`,
  says: Message,
  file: Filename,
  logicalId: section === 'Resources' ? String(name) : undefined,
});
