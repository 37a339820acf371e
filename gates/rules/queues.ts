import { failing, type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import type { Rule } from './rule';

const queuesIn = (stage: StageModel) => ofType(stage, 'AWS::SQS::Queue');
const mappingsIn = (stage: StageModel) => ofType(stage, 'AWS::Lambda::EventSourceMapping');

export const arnOf = (id: string): string => `\${${id}.Arn}`;

/** The resource that a text of the model refers to. */
export const referredTo = ({ resources }: StageModel, reference: unknown): ModelResource | undefined =>
  resources.find(({ id }) => reference === `\${${id}}` || reference === arnOf(id));

/** Lambda's own advice: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const TIMEOUTS_IN_VISIBILITY = 6;
/** What either has where the template says nothing. */
const DEFAULT_SECONDS = { visibility: 30, timeout: 3 };

const visibility: Rule = {
  id: 'own-visibility',
  promise: 'A queue hides a message for six timeouts of the function that works on it.',
  find: (stage) =>
    failing(mappingsIn(stage), ({ properties: { EventSourceArn, FunctionName } }) => {
      const queue = referredTo(stage, EventSourceArn);
      if (queue?.type !== 'AWS::SQS::Queue') return true;
      const { VisibilityTimeout = DEFAULT_SECONDS.visibility } = queue.properties;
      const { Timeout = DEFAULT_SECONDS.timeout } = referredTo(stage, FunctionName)?.properties ?? {};
      return VisibilityTimeout >= TIMEOUTS_IN_VISIBILITY * Timeout;
    }),
};

const deadLetters: Rule = {
  id: 'own-dead-letters',
  promise: 'What a queue can’t get done ends in another, which is where it ends for good.',
  find: (stage) => {
    const queues = queuesIn(stage);
    const ends = queues.map(({ properties }) => properties.RedrivePolicy?.deadLetterTargetArn);
    return failing(queues, ({ id, properties }) => properties.RedrivePolicy || ends.includes(arnOf(id)));
  },
};

const ruleTargets: Rule = {
  id: 'own-rule-targets',
  promise: 'An event that EventBridge can’t deliver is kept.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::Events::Rule'), ({ properties: { Targets = [] } }) =>
      Targets.every(({ DeadLetterConfig }: { DeadLetterConfig?: { Arn?: string } }) => DeadLetterConfig?.Arn),
    ),
};

const subscriptions: Rule = {
  id: 'own-subscriptions',
  promise: 'A notification that a topic can’t deliver is kept.',
  find: (stage) =>
    failing(
      ofType(stage, 'AWS::SNS::Subscription'),
      ({ properties: { RedrivePolicy } }) => RedrivePolicy?.deadLetterTargetArn,
    ),
};

const streams: Rule = {
  id: 'own-streams',
  promise: 'A record of a stream that a function can’t take neither blocks those behind it nor is lost.',
  find: (stage) =>
    failing(
      mappingsIn(stage),
      ({ properties: { EventSourceArn, DestinationConfig } }) =>
        referredTo(stage, EventSourceArn)?.type === 'AWS::SQS::Queue' || DestinationConfig?.OnFailure?.Destination,
    ),
};

const batches: Rule = {
  id: 'own-batches',
  promise: 'One bad message does not bring back the others of its batch.',
  find: (stage) =>
    failing(mappingsIn(stage), ({ properties: { FunctionResponseTypes = [] } }) =>
      FunctionResponseTypes.includes('ReportBatchItemFailures'),
    ),
};

export const QUEUE_RULES = [visibility, deadLetters, ruleTargets, subscriptions, streams, batches];
