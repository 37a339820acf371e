import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { HintQueue } from '../../lambdas/shared/hint-queue';
import { sqsHintQueue } from '../../lambdas/shared/sqs-hint-queue';

/** The queue of the renderer, which uploads share. */
export interface RenderQueue extends HintQueue {
  /** About how many messages wait to be received. */
  waiting(): Promise<number>;
}

/** The queue behind the AWS SDK. */
export const sqsRenderQueue = (client: SQSClient, queueUrl: string): RenderQueue => ({
  ...sqsHintQueue(client, queueUrl),
  async waiting() {
    const AttributeNames = ['ApproximateNumberOfMessages' as const];
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames }));
    return Number(Attributes?.ApproximateNumberOfMessages);
  },
});
