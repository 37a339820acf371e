import type { Finding } from './finding';
import { gateOf, isForStrictAlone } from './gate';

export type Profile = 'lean' | 'strict';

/** Findings that stay, and why. */
export type Acknowledgement = {
  /** Exact names of rules. */
  readonly ids: readonly string[];
  /** Paths in the construct tree; `*` stands for any part of one. */
  readonly where: readonly string[];
  readonly reason: string;
  /** @default - both */
  readonly profiles?: readonly Profile[];
};

/** What all gates found in a stage. */
export type Examined = {
  readonly stage: string;
  readonly profile: Profile;
  readonly resources: number;
  readonly findings: readonly Finding[];
};

export type Judgement = {
  /** Findings that nobody gave a reason. */
  readonly unexplained: ReadonlyArray<Finding & { readonly stage: string }>;
  /** Reasons for what nobody finds, in words. */
  readonly idle: readonly string[];
};

/** Every finding needs a reason, and every rule and place of a reason a finding, in each profile that it is for. */
export function judge(examined: readonly Examined[], acknowledged: readonly Acknowledgement[]): Judgement {
  return {
    unexplained: examined.flatMap(({ stage, profile, findings }) =>
      findings
        .filter((finding) => !acknowledged.some((one) => isFor(one, profile) && explains(one, finding)))
        .map((finding) => ({ ...finding, stage })),
    ),
    idle: acknowledged.flatMap((one) => idleIn(one, examined)),
  };
}

const isFor = ({ profiles }: Acknowledgement, profile: Profile): boolean => profiles?.includes(profile) ?? true;

export const explains = ({ ids, where }: Acknowledgement, finding: Finding): boolean =>
  ids.includes(finding.id) && where.some((pattern) => isAt(finding, pattern));

const isAt = (finding: Finding, pattern: string): boolean =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(finding.where);

const escaped = (text: string): string => text.replace(/[^\w/]/g, '\\$&');

function idleIn(one: Acknowledgement, examined: readonly Examined[]): string[] {
  const profiles = [...new Set(examined.map(({ profile }) => profile))].filter((profile) => isFor(one, profile));
  return profiles.flatMap((profile) => {
    const findings = examined.filter((stage) => stage.profile === profile).flatMap((stage) => stage.findings);
    return one.ids
      .filter((id) => profile === 'strict' || !isForStrictAlone(gateOf(id)))
      .flatMap((id) =>
        one.where
          .filter((pattern) => !findings.some((finding) => finding.id === id && isAt(finding, pattern)))
          .map((pattern) => `${id} finds nothing at ${pattern} in profile ${profile}`),
      );
  });
}
