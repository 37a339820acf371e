/** What a rule of a gate has against a part of a stage. */
export type Finding = {
  /** The rule, by the exact name that its gate gives it, without names of the stage. */
  readonly id: string;
  /** The part: its path in the construct tree, with the plain names of stacks, or a whole stack. */
  readonly where: string;
  /** What the gate says about it. */
  readonly says: string;
};

/** Each once: a gate may say the same of one part for every clause of a rule. */
export const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.id} ${finding.where}`, finding])).values(),
];
