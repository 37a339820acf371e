import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from './dead-letters';

/** The queue that also takes what redrive gives up on; only a message sent here has the attributes `reason` and `detail`. */
export function sqsDeadLetters(client: SQSClient, queueUrl: string): DeadLetters {
  return {
    async send(body, error) {
      const MessageAttributes = { reason: text(error.reason), detail: text(error.message) };
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, MessageAttributes }));
    },
  };
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
