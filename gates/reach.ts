import { gateOf, isOfNag } from './gate';
import type { Examined } from './judge';

/** How much of cdk-nag's is acknowledged in a stage. */
export type Reach = {
  /** Findings of AwsSolutions for 100 resources, to a tenth. */
  readonly awsSolutionsPer100: number;
  /** Exact names of findings, whichever pack they are of. */
  readonly names: number;
  /** Rules behind these: `S3BucketLoggingEnabled` of three packs is one, and so is `IAM5` of several resources. */
  readonly rules: number;
};

/** What the reach of profile strict was to be. */
export const GOAL = { awsSolutionsPer100: 8, names: 12 } satisfies Partial<Reach>;

/** What was reached. No stage may get beyond; who gets below it lowers it. */
export const CEILINGS: Readonly<Record<string, Reach>> = {
  local: { awsSolutionsPer100: 20.6, names: 16, rules: 12 },
  drill: { awsSolutionsPer100: 15.8, names: 40, rules: 17 },
  dev: { awsSolutionsPer100: 19.6, names: 15, rules: 11 },
  prod: { awsSolutionsPer100: 13.5, names: 34, rules: 16 },
};

/** The reach of a stage, by what was found in it. */
export function reachOf({ resources, findings }: Examined): Reach {
  const names = new Set(findings.map(({ id }) => id).filter(isOfNag));
  const rules = new Set([...names].map((name) => name.replace(/\[.*/, '').replace(/^.+?-/, '')));
  const share = ofAwsSolutions(findings).length / resources;
  return { awsSolutionsPer100: Math.round(share * 1000) / 10, names: names.size, rules: rules.size };
}

/** Findings that are held to the goal of 8 for 100 resources. */
export const ofAwsSolutions = (findings: Examined['findings']): Examined['findings'] =>
  findings.filter(({ id }) => gateOf(id) === 'cdk-nag: AwsSolutions');

/** Which stages are beyond their ceilings, in words. A stage without ceilings is beyond none. */
export const beyond = (examined: readonly Examined[], ceilings = CEILINGS): string[] =>
  examined.flatMap((stage) => {
    const reached = reachOf(stage);
    const ceiling = ceilings[stage.stage] ?? reached;
    return (Object.keys(ceiling) as Array<keyof Reach>)
      .filter((measure) => reached[measure] > ceiling[measure])
      .map(
        (measure) =>
          `${stage.stage}: ${measure} is ${reached[measure]}, more than the ${ceiling[measure]} of gates/reach.ts`,
      );
  });
