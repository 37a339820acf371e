import type { Stack } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { enterAccount } from '../account';
import { blueprintOf, type StackDesign } from '../blueprint';
import { requireTypedName, requireYes } from '../consent';
import { resourcesOf, stackNow } from '../deployed-stack';
import { dollars } from '../in-words';
import { nameIn } from '../name-in';
import type { Options } from '../options';
import { regionsOf } from '../preflight/check';
import type { Terminal } from '../terminal';
import { deleteStack } from './delete-stack';
import { emptyBucket } from './empty-bucket';
import { monthlyCost, wordsOf } from './holdings-in-words';
import { type Holding, inventoryOf } from './inventory';
import { sweep } from './sweep';

export type DestroyOptions = Omit<Options, 'allowDataLoss'> & {
  /** How long the account's index of tags may lag behind what was deleted. @default 60 seconds */
  readonly patienceMs?: number;
};

/** A stack that is there, and whether it is to stay. */
type Standing = { readonly name: string; readonly region: string; readonly id: string; readonly stays: boolean };

/** Takes a stage out of the account, last stack first, and makes sure that it is gone; what is to be kept stays, and says what it costs. */
export async function destroyStage(options: DestroyOptions, terminal: Terminal): Promise<void> {
  const { config, patienceMs } = options;
  const account = await enterAccount(config, terminal);
  const designs = blueprintOf(config).reverse();
  const standing = await standingOf(designs);
  await sayWhatHappens(standing, terminal);
  await requireConsent(options, standing, terminal);
  for (const stack of standing.filter(({ stays }) => !stays)) await remove(stack, terminal);
  terminal.say('Look for leftovers');
  const kept = await namesOf(standing.filter(({ stays }) => stays));
  const regions = regionsOf(designs);
  await sweep({ config, regions, kept, logGroups: logGroupsOf(designs, account), patienceMs }, terminal);
  terminal.say(kept.size > 0 ? howToLoseTheRest(config) : `Nothing of stage ${config.stage} is left.`);
}

async function standingOf(designs: readonly StackDesign[]): Promise<Standing[]> {
  const found = await Promise.all(designs.map(async (design) => ({ design, stack: await stackNow(design) })));
  return found.flatMap(({ design, stack }) => (stack ? [standingStack(design, stack)] : []));
}

const howToLoseTheRest = ({ stage }: Config): string =>
  `What stays is all that is left. To remove that as well: set keepData: false for stage ${stage} in bin/stages.ts, deploy, destroy.`;

/** What the account protects stays, whatever this checkout's config says by now. */
function standingStack({ name, region, keepsData }: StackDesign, stack: Stack): Standing {
  const stays = keepsData || stack.EnableTerminationProtection === true;
  return { name, region, id: stack.StackId ?? name, stays };
}

async function sayWhatHappens(standing: readonly Standing[], terminal: Terminal): Promise<void> {
  if (standing.length === 0) return terminal.say('None of its stacks is there.');
  for (const stack of standing) {
    const holdings = await inventoryOf(stack);
    terminal.say(`  ${stack.stays ? 'stays  ' : 'goes   '} ${stack.name}`);
    for (const holding of holdings) terminal.say(`            ${wordsOf(holding)}`);
    if (stack.stays) terminal.say(`            ${costInWords(holdings)}`);
  }
}

const costInWords = (holdings: readonly Holding[]): string =>
  `costs about ${dollars(monthlyCost(holdings))} a month to keep (storage and keys at the prices of us-east-1)`;

async function requireConsent(
  { config, yes }: DestroyOptions,
  standing: readonly Standing[],
  terminal: Terminal,
): Promise<void> {
  const keeps = config.keepData || standing.some(({ stays }) => stays);
  const what = keeps ? 'All but what stays' : 'All of it';
  const question = standing.length > 0 ? `${what} goes for good. Destroy?` : 'Look for leftovers?';
  if (!keeps) return requireYes(question, yes, terminal);
  // where nobody can answer, the second question says what it takes: --yes would not be enough
  await requireYes(question, yes || !terminal.isInteractive, terminal);
  await requireTypedName('A stage that keeps data is not destroyed by one answer.', config.stage, terminal);
}

async function remove(stack: Standing, terminal: Terminal): Promise<void> {
  const resources = await resourcesOf(stack);
  await emptyBuckets(stack, terminal);
  terminal.say(`Delete ${stack.name}${isDistributed(resources) ? ', which takes CloudFront some minutes' : ''}`);
  const onProgress = (left: number, seconds: number) =>
    terminal.say(`  ${left} resources left after ${Math.round(seconds)} s`);
  try {
    await deleteStack(stack, { onProgress });
  } catch (error) {
    if (!(error instanceof Obstacle) || !(await keepsBucket(stack))) throw error;
    // S3 delivers access logs for hours; the first try took the policy away that lets it
    await emptyBuckets(stack, terminal);
    await deleteStack(stack, { onProgress });
  }
}

/** Whether a bucket would not go, as one that was written into after it had been emptied. */
const keepsBucket = async (stack: Standing): Promise<boolean> =>
  (await resourcesOf(stack)).some(
    ({ ResourceType, ResourceStatus }) => ResourceType === 'AWS::S3::Bucket' && ResourceStatus === 'DELETE_FAILED',
  );

async function emptyBuckets(stack: Standing, terminal: Terminal): Promise<void> {
  // AWS refuses to delete a bucket that holds anything. What writes into these stood in a later stack and is gone.
  for (const { ResourceType, PhysicalResourceId } of await resourcesOf(stack)) {
    if (ResourceType !== 'AWS::S3::Bucket' || !PhysicalResourceId) continue;
    terminal.say(`Empty ${PhysicalResourceId}`);
    // absent when an earlier run got this far
    await ifThere(
      emptyBucket(new S3Client({ region: stack.region }), PhysicalResourceId, (removed) =>
        terminal.say(`  ${removed} versions removed`),
      ),
    );
  }
}

const isDistributed = (resources: Awaited<ReturnType<typeof resourcesOf>>): boolean =>
  resources.some(({ ResourceType }) => ResourceType === 'AWS::CloudFront::Distribution');

async function namesOf(stacks: readonly Standing[]): Promise<Set<string>> {
  const resources = await Promise.all(stacks.map(resourcesOf));
  const ids = resources.flat().flatMap(({ PhysicalResourceId }) => PhysicalResourceId ?? []);
  return new Set([...stacks.map(({ name }) => name), ...ids]);
}

function logGroupsOf(designs: readonly StackDesign[], account: string): Set<string> {
  const names = designs.flatMap(({ resources, region }) =>
    Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::Logs::LogGroup')
      .map(({ Properties }) => nameIn(Properties?.LogGroupName, { account, region })),
  );
  return new Set(names.filter((name) => name !== undefined));
}
