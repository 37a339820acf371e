import type { Setting, Verdict } from './read-back';

/** The types of the services that hold data and messages and answer people: of their settings nine of ten should be asked and answered. */
export const CORE =
  /^AWS::(S3::Bucket|DynamoDB|SQS|SNS|Lambda::(Function|EventSourceMapping)|Events|ApiGatewayV2|CloudFront)/;

const VERDICTS = ['stored', 'exercised', 'not here', 'different'] as const satisfies readonly Verdict[];

/** How many settings have each verdict. */
function countsOf(settings: readonly Setting[]): Readonly<Record<Verdict, number>> {
  const count = (wanted: Verdict) => settings.filter(({ verdict }) => verdict === wanted).length;
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
}

/** One line for a person. */
export function summaryOf(settings: readonly Setting[]): string {
  const counts = Object.entries(countsOf(settings)).filter(([verdict]) => verdict !== 'different');
  return `${settings.length} settings, ${counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`;
}

/** Every setting of the template with its verdict, resource by resource, as Markdown. */
export function reportOn(settings: readonly Setting[]): string {
  const resources = [...new Set(settings.map(resourceOf))].sort();
  const sections = resources.map((resource) => {
    const lines = settings.filter((setting) => resourceOf(setting) === resource).map(lineOf);
    return `## ${resource}\n\n${lines.join('\n')}\n`;
  });
  return `# Every setting of the template, as the last start found it\n\n${summaryOf(settings)}. What is kept here but has no effect: docs/local-differences.md.\n\n${sections.join('\n')}`;
}

const resourceOf = ({ stack, type, logicalId }: Setting): string => `${stack}: ${type} ${logicalId}`;

const lineOf = ({ path, wanted, verdict, because }: Setting): string =>
  `- \`${path} = ${JSON.stringify(wanted)}\`: ${verdict}${because ? ` (${because})` : ''}`;
