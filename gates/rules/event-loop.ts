import { failing, type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { statementsOf } from './policies';
import { arnOf, referredTo } from './queues';
import type { Rule } from './rule';

/** Actions whose effect S3 tells on EventBridge. */
const CHANGES = ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:*', '*'];

export const eventLoop: Rule = {
  id: 'own-event-loop',
  promise:
    'A rule takes events of named buckets, and nobody who is told of them, over any number of queues, changes those.',
  find: (stage) =>
    failing(ofType(stage, 'AWS::Events::Rule'), ({ properties: { EventPattern = {}, Targets = [] } }) => {
      if (!EventPattern.source?.includes('aws.s3')) return true;
      const buckets: string[] = EventPattern.detail?.bucket?.name ?? [];
      const told = toldBy(
        stage,
        Targets.map(({ Arn }: { Arn: string }) => Arn),
      );
      return buckets.length > 0 && !told.some((one) => changes(stage, one, buckets));
    }),
};

/** Functions that hear of what reaches these addresses. */
function toldBy(stage: StageModel, addresses: readonly string[], seen = new Set<string>()): ModelResource[] {
  return addresses.flatMap((address) => {
    if (seen.has(address)) return [];
    seen.add(address);
    const readers = readersOf(stage, address);
    return [
      ...readers,
      ...toldBy(
        stage,
        readers.flatMap((reader) => addressesOf(stage, reader)),
        seen,
      ),
    ];
  });
}

function readersOf(stage: StageModel, address: string): ModelResource[] {
  const direct = referredTo(stage, address);
  const mapped = ofType(stage, 'AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.EventSourceArn === address)
    .map(({ properties }) => referredTo(stage, properties.FunctionName));
  return [direct, ...mapped].filter((one): one is ModelResource => one?.type === 'AWS::Lambda::Function');
}

/** Queues and topics that a function may send to. */
const addressesOf = (stage: StageModel, reader: ModelResource): string[] =>
  rightsOf(stage, reader)
    .filter(({ actions }) => actions.some((action) => ['sqs:SendMessage', 'sns:Publish'].includes(action)))
    .flatMap(({ resources }) => resources);

function changes(stage: StageModel, reader: ModelResource, buckets: readonly string[]): boolean {
  const written = rightsOf(stage, reader)
    .filter(({ actions }) => actions.some((action) => CHANGES.includes(action)))
    .flatMap(({ resources }) => resources);
  const arns = buckets.map((name) => bucketArn(stage, name));
  return written.some((resource) => arns.some((arn) => resource.startsWith(arn)));
}

/** What a function's role allows, by its own policies and those that name it. */
function rightsOf(stage: StageModel, { properties }: ModelResource) {
  const role = referredTo(stage, properties.Role);
  const isOfRole = ({ id, properties: { Roles = [] } }: ModelResource) =>
    role?.properties.ManagedPolicyArns?.includes(`\${${id}}`) || Roles.includes(`\${${role?.id}}`);
  return ofType(stage, 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy').filter(isOfRole).flatMap(statementsOf);
}

/** A rule has a bucket's name, a policy its ARN. */
function bucketArn(stage: StageModel, name: string): string {
  const bucket = referredTo(stage, name);
  return bucket ? arnOf(bucket.id) : `arn:aws:s3:::${name}`;
}
