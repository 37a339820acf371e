import { failing, type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { RECIPIENT_TYPES, telling } from './arns';
import { referredTo } from './queues';
import { allows, rightsOf } from './rights';
import type { Rule } from './rule';
import { type Trigger, triggersIn } from './triggers';

export const eventLoop: Rule = {
  id: 'own-event-loop',
  promise:
    'A rule takes events of named buckets, and nobody who is told of them, over whatever queues, functions and buckets, changes what it is about.',
  find: (stage) => {
    const triggers = triggersIn(stage);
    const isSound = (trigger: Trigger) =>
      trigger.objects.length > 0 && !toldBy(stage, triggers, trigger.targets).some((one) => sets(stage, one, trigger));
    const broken = triggers.filter((trigger) => !isSound(trigger)).map(({ id }) => id);
    return failing(stage.resources, ({ id }) => !broken.includes(id));
  },
};

/** Functions that hear of what reaches these addresses, from whomever. */
function toldBy(
  stage: StageModel,
  triggers: readonly Trigger[],
  addresses: readonly string[],
  seen = new Set<string>(),
): ModelResource[] {
  return addresses.flatMap((address) => {
    const heard = referredTo(stage, address);
    if (!heard || seen.has(heard.id)) return [];
    seen.add(heard.id);
    const behind = toldBy(stage, triggers, addressesBehind(stage, triggers, heard), seen);
    return heard.type === 'AWS::Lambda::Function' ? [heard, ...behind] : behind;
  });
}

/** Where it goes on from here. */
function addressesBehind(stage: StageModel, triggers: readonly Trigger[], heard: ModelResource): string[] {
  // a stream is an attribute of its table
  const isHeard = (address: unknown) => String(address).startsWith(`\${${heard.id}.`) || address === `\${${heard.id}}`;
  const readers = ofType(stage, 'AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => isHeard(properties.EventSourceArn))
    .map(({ properties }) => properties.FunctionName);
  const subscribers = ofType(stage, 'AWS::SNS::Subscription')
    .filter(({ properties }) => isHeard(properties.TopicArn))
    .map(({ properties }) => properties.Endpoint);
  if (heard.type !== 'AWS::Lambda::Function') return [...readers, ...subscribers, heard.properties.FunctionName];
  return [
    ...recipientsOf(stage, heard),
    ...triggers.filter((trigger) => sets(stage, heard, trigger)).flatMap(({ targets }) => targets),
  ];
}

/** Queues, topics, tables and functions that a function may tell something. */
function recipientsOf(stage: StageModel, speaker: ModelResource): string[] {
  const rights = rightsOf(stage, speaker);
  const isRecipient = (one: ModelResource) => {
    const { actions, arns } = telling(stage, one);
    return allows(rights, actions, arns);
  };
  return ofType(stage, ...RECIPIENT_TYPES)
    .filter(isRecipient)
    .map(({ id }) => `\${${id}}`);
}

/** Whether a function may do what a trigger is set off by. */
const sets = (stage: StageModel, writer: ModelResource, { causes, objects }: Trigger): boolean =>
  allows(rightsOf(stage, writer), causes, objects);
