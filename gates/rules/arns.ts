import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { arnOf } from './queues';

/** The ARN of an object of a bucket, or of several where either is a pattern. */
export const objectArn = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

/** A text with names instead of references to buckets, for whatever partition and account. What no rule can read may be anything. */
export function named(stage: StageModel, text: unknown): string {
  if (typeof text !== 'string') return '*';
  return text
    .replace(/\$\{([^}]+?)(\.Arn)?\}/g, (reference, id: string, isArn?: string) => {
      const bucket = ofType(stage, 'AWS::S3::Bucket').find((one) => one.id === id);
      if (!bucket) return reference;
      const { BucketName = `<${id}>` } = bucket.properties;
      return `${isArn ? 'arn:aws:s3:::' : ''}${named(stage, BucketName)}`;
    })
    .replace(/^arn:(\$\{AWS::Partition\}|aws-[a-z-]+):/, 'arn:aws:')
    .replace(/\$\{AWS::AccountId\}|\b\d{12}\b/g, '<account>');
}

/** How policies spell things that a function can tell something, and what tells it. */
const RECIPIENTS: Readonly<Record<string, { arn: string; name: string; actions: readonly string[] }>> = {
  'AWS::SQS::Queue': { arn: 'arn:aws:sqs:*:*:', name: 'QueueName', actions: ['sqs:SendMessage'] },
  'AWS::SNS::Topic': { arn: 'arn:aws:sns:*:*:', name: 'TopicName', actions: ['sns:Publish'] },
  'AWS::Lambda::Function': {
    arn: 'arn:aws:lambda:*:*:function:',
    name: 'FunctionName',
    actions: ['lambda:InvokeFunction'],
  },
  'AWS::DynamoDB::GlobalTable': {
    arn: 'arn:aws:dynamodb:*:*:table/',
    name: 'TableName',
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
  },
};
export const RECIPIENT_TYPES = Object.keys(RECIPIENTS);

/** What a policy has to allow, and for which of these ARNs, for whoever has it to tell this resource something. */
export function telling(stage: StageModel, { id, type, properties }: ModelResource) {
  const { arn, name, actions } = RECIPIENTS[type] ?? { arn: '', name: '', actions: [] };
  // a topic's reference is its ARN
  return { actions, arns: [`\${${id}}`, arnOf(id), `${arn}${named(stage, properties[name])}`] };
}
