/** The gates, by what their rules are called: the first that fits is it. */
const GATES = {
  'cdk-nag: AwsSolutions': /^AwsSolutions-/,
  'cdk-nag: Serverless': /^Serverless-/,
  'cdk-nag: NIST 800-53 R5': /^NIST\.800\.53\.R5-/,
  'cdk-nag: PCI DSS 3.2.1': /^PCI\.DSS\.321-/,
  'cdk-nag: HIPAA': /^HIPAA\.Security-/,
  checkov: /^CKV2?_/,
  'cfn-lint': /^cfn-lint-/,
  'our own rules': /^own-/,
  'Control Tower': /^[a-z0-9_]+_(check|rule)$/,
  'Guard registry': /^[A-Z0-9]+(_[A-Z0-9]+)+$/,
  "the CDK's validator": /./,
} as const;

export type Gate = keyof typeof GATES;

export const GATE_NAMES = Object.keys(GATES) as Gate[];

/** The gate that a rule is of. */
export function gateOf(id: string): Gate {
  const found = GATE_NAMES.find((name) => GATES[name].test(id));
  if (!found) throw new Error(`no gate has a rule without a name`);
  return found;
}

/** Gates that no stage in profile lean is held to. */
export const isForStrictAlone = (gate: Gate): boolean => /NIST|PCI|HIPAA/.test(gate);

/** Packs of cdk-nag. */
export const isOfNag = (id: string): boolean => gateOf(id).startsWith('cdk-nag');
