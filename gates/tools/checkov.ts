import { Obstacle } from '../../command/obstacle';
import type { Finding } from '../finding';
import type { SynthesisedStage } from '../synthesised-stage';
import { askPython } from './python';
import { type Found, findingsByStage } from './template-files';

type Check = {
  readonly check_id: string;
  readonly check_name: string;
  readonly file_abs_path: string;
  /** `<type>.<logical id>` */
  readonly resource: string;
};
type Report = {
  readonly results: { readonly failed_checks: readonly Check[] };
  readonly summary: { readonly resource_count: number; readonly parsing_errors: number };
};

/** What checkov finds in each stage, by its own rules alone: nothing is downloaded and nothing is sent. */
export async function checkovFindings(stages: readonly SynthesisedStage[]): Promise<Finding[][]> {
  const templates = stages.flatMap(({ stacks }) => stacks);
  const files = templates.flatMap(({ file }) => ['--file', file]);
  const words = [
    '--framework',
    'cloudformation',
    '--skip-download',
    '--quiet',
    '--compact',
    '--output',
    'json',
    ...files,
  ];
  const { results, summary } = (await askPython('checkov', words)) as Report;
  const resources = templates.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0);
  if (summary.resource_count !== resources || summary.parsing_errors > 0) {
    throw new Obstacle(`checkov looked at ${summary.resource_count} of ${resources} resources`);
  }
  return findingsByStage(stages, results.failed_checks.map(foundBy));
}

const foundBy = ({ check_id, check_name, file_abs_path, resource }: Check): Found => ({
  id: check_id,
  says: check_name,
  file: file_abs_path,
  logicalId: resource.split('.').at(-1),
});
