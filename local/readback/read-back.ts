import { type DeployedStack, resolved } from '../template';
import { attachedTo } from './attached';
import { compare, type Finding } from './compare';
import { EXERCISED, NOT_HERE } from './proofs';
import { READERS } from './readers';

/** What is known of one setting on this machine. */
export type Verdict = 'stored' | 'exercised' | 'not here' | 'different';

/** One property path of one resource of the deployed template. */
export type Setting = {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  readonly wanted: unknown;
  readonly verdict: Verdict;
  /** Whether the service's own API answered it as the template wants it. */
  readonly isReadBack: boolean;
  /** The test that shows its effect, why it can't be seen here, or what was found instead. */
  readonly because?: string;
};

/**
 * Asks every service what became of the template, path by path: read back and equal (`stored`), shown by a named test
 * (`exercised`), out of reach with a reason (`not here`), or `different`, which includes all that nobody can account for.
 */
export async function readBack(stacks: readonly DeployedStack[], endpoint: string): Promise<Setting[]> {
  const reads = stacks.flatMap((stack) =>
    Object.keys(stack.template.Resources).map((logicalId) => {
      const others = stacks.filter((one) => one !== stack);
      const attached = attachedTo(stack.physicalIds[logicalId] ?? '', others);
      return readResource({ stack, logicalId, attached }, endpoint);
    }),
  );
  return (await Promise.all(reads)).flat();
}

type Resource = {
  readonly stack: DeployedStack;
  readonly logicalId: string;
  /** Policies of other stacks that it has, being a role. */
  readonly attached: readonly string[];
};

async function readResource({ stack, logicalId, attached }: Resource, endpoint: string): Promise<Setting[]> {
  const { Type: type = '', Properties = {} } = stack.template.Resources[logicalId] ?? {};
  const own = resolved(Properties, stack) as Record<string, unknown>;
  const { ManagedPolicyArns = [] } = own as { ManagedPolicyArns?: string[] };
  const properties = attached.length > 0 ? { ...own, ManagedPolicyArns: [...ManagedPolicyArns, ...attached] } : own;
  const physicalId = stack.physicalIds[logicalId] ?? '';
  const found = await READERS[type]?.({ physicalId, region: stack.region, properties }, endpoint);
  return compare(properties, found).map((finding) => ({
    ...{
      stack: stack.stackName,
      logicalId,
      type,
      path: finding.path,
      wanted: finding.wanted,
      isReadBack: finding.isEqual,
    },
    ...verdictOn(type, finding),
  }));
}

function verdictOn(type: string, finding: Finding): Pick<Setting, 'verdict' | 'because'> {
  const concerns = ({ type: about, path = '', but = [] }: { type: string; path?: string; but?: readonly string[] }) =>
    about === type && isBelow(finding.path, path) && !but.some((end) => finding.path.endsWith(end));
  const isAnswered = finding.found !== undefined;
  if (isAnswered && !finding.isEqual) return { verdict: 'different', because: differenceOf(finding) };
  const exercised = EXERCISED.find(concerns);
  if (exercised) return { verdict: 'exercised', because: `${exercised.file}: ${exercised.test}` };
  if (isAnswered) return { verdict: 'stored' };
  const elsewhere = NOT_HERE.find(concerns);
  if (elsewhere) return { verdict: 'not here', because: elsewhere.reason };
  return { verdict: 'different', because: READERS[type] ? differenceOf(finding) : 'nothing reads this type back yet' };
}

/** `Code` is above `Code.S3Key` and `Code[0]`, not above `CodeSigningConfigArn`. */
const isBelow = (path: string, above: string): boolean =>
  above === '' || path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

const differenceOf = ({ wanted, found }: Finding): string =>
  `wanted ${JSON.stringify(wanted) ?? 'nothing'}, found ${JSON.stringify(found) ?? 'nothing'}`;

/** A line for each setting that is not as the template wants it. */
export const differencesIn = (settings: readonly Setting[]): string[] =>
  settings
    .filter(({ verdict }) => verdict === 'different')
    .map(({ stack, logicalId, type, path, because }) => `${stack}, ${logicalId} (${type}), ${path}: ${because}`);
