import { Obstacle } from '../../command/obstacle';
import { enterAccount } from '../account';
import { type Assembly, deployAll, synthesise } from '../assembly';
import { blueprintOf, type StackDesign } from '../blueprint';
import { requireYes } from '../consent';
import type { Options } from '../options';
import { outputsOf } from '../outputs';
import { isNothing, type StackPlan, wordsOf } from '../plan/plan';
import { planStage } from '../plan/plan-stage';
import { refuseLosses } from '../plan/refuse-losses';
import type { Departure, Finding } from '../preflight/check';
import { preflight } from '../preflight/preflight';
import { sharpFindings } from '../preflight/sharp';
import { listed, type Terminal } from '../terminal';
import { publishPage } from './publish-page';
import { whatNext } from './what-next';

export type DeployOptions = Options & Pick<Departure, 'sharpLayer'>;

/** Brings a stage into the account: looks first, says what would happen, asks, deploys, publishes the page. */
export async function deployStage(options: DeployOptions, terminal: Terminal): Promise<void> {
  const { config } = options;
  const designs = await prepare(options, terminal);
  terminal.say('Synthesise and compare with what is deployed');
  terminal.say("To see what would change, code is uploaded to the CDK's own bucket; nothing of the stage changes yet.");
  const assembly = await synthesise(config.stage);
  const plan = await planStage(designs, assembly);
  for (const line of wordsOf(plan)) terminal.say(line);
  await refuseLosses(plan, options, terminal);
  await carryOut(plan, assembly, options, terminal);
  const outputs = await outputsOf(designs);
  terminal.say('Publish the page');
  await publishPage(config, outputs);
  terminal.say(whatNext(config, outputs));
}

async function prepare({ config, sharpLayer }: DeployOptions, terminal: Terminal): Promise<StackDesign[]> {
  // without credentials there is nothing else that can be looked at
  const also = sharpFindings({ config, sharpLayer }).map(({ sentence }) => sentence);
  const account = await enterAccount(config, terminal, also);
  const designs = blueprintOf(config);
  requireClear(await preflight({ config, account, designs, sharpLayer }), terminal);
  return designs;
}

function requireClear(findings: readonly Finding[], terminal: Terminal): void {
  const sentences = (kind: Finding['kind']) =>
    findings.filter((finding) => finding.kind === kind).map(({ sentence }) => sentence);
  const asides = [...sentences('advice'), ...sentences('unchecked')];
  if (asides.length > 0) terminal.say(`Worth knowing:\n${listed(asides)}`);
  const problems = sentences('problem');
  if (problems.length > 0) throw new Obstacle(`Nothing was deployed:\n${listed(problems)}`);
}

async function carryOut(
  plan: readonly StackPlan[],
  assembly: Assembly,
  { yes }: DeployOptions,
  terminal: Terminal,
): Promise<void> {
  if (isNothing(plan)) {
    terminal.say('There is nothing to do for the stacks.');
    return requireYes('Publish the page again?', yes, terminal);
  }
  await requireYes('Deploy?', yes, terminal);
  await deployAll(assembly, terminal.say);
}
