import { requireAwake } from './canary';
import type { Examined } from './judge';
import { type SynthesisedStage, withStages } from './synthesised-stage';
import { cfnLintFindings } from './tools/cfn-lint';
import { checkovFindings } from './tools/checkov';
import { nagFindings } from './tools/nag';
import { ownFindings } from './tools/own';
import { validatorFindings } from './tools/validator';

/** Holds stages before every gate. Takes half a minute: nothing of it deploys. Throws when a gate finds nothing in the canary. */
export const examine = (names: readonly string[]): Promise<Examined[]> =>
  withStages(names, async (stages, canary) => {
    const all = [...stages, canary];
    const [checkov, cfnLint] = await Promise.all([checkovFindings(all), cfnLintFindings(all)]);
    const findings = all.map((stage, index) => [
      ...nagFindings(stage),
      ...validatorFindings(stage),
      ...(checkov[index] ?? []),
      ...(cfnLint[index] ?? []),
      ...ownFindings(stage),
    ]);
    requireAwake(findings.at(-1) ?? []);
    return stages.map((stage, index) => ({
      stage: stage.config.stage,
      profile: stage.config.profile,
      resources: countIn(stage),
      findings: findings[index] ?? [],
    }));
  });

const countIn = ({ stacks }: SynthesisedStage): number =>
  stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0);
