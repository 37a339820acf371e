import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import type { Finding } from '../finding';
import type { SynthesisedStage } from '../synthesised-stage';

/** Packs for every stage. */
const BASE = [new AwsSolutionsChecks(), new ServerlessChecks()];
/** Packs for stages in profile strict. PCI DSS 3.2.1 was retired in 2024; there is no pack for 4.0.1. */
const STANDARDS = [new NIST80053R5Checks(), new PCIDSS321Checks(), new HIPAASecurityChecks()];

/** What cdk-nag finds, warnings too. */
export function nagFindings(stage: SynthesisedStage): Finding[] {
  const packs: readonly NagPack[] = stage.config.profile === 'strict' ? [...BASE, ...STANDARDS] : BASE;
  return packs.flatMap((pack) => findingsOf(pack, stage));
}

function findingsOf(pack: NagPack, { app, plain }: SynthesisedStage): Finding[] {
  return pack.validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({
      id: readable(plain(ruleName)),
      where: plain(constructPath),
      says: description,
    })),
  );
}

/** The output of another stack by its name alone: `<keep.FnGetAttOriginals…Arn…>`. */
const readable = (id: string): string =>
  id.replace(/\{"Fn::GetStackOutput":\{"StackName":"(.+?)".*?"OutputName":"PublishOutput(.+?)"\}\}/g, '<$1.$2>');
