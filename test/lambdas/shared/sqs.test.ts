import {
  SendMessageBatchCommand,
  type SendMessageBatchCommandInput,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { PermanentError } from '../../../lambdas/shared/permanent-error';
import { sqsDeadLetters } from '../../../lambdas/shared/sqs-dead-letters';
import { sqsHintQueue } from '../../../lambdas/shared/sqs-hint-queue';
import { aHint } from '../../support/hints';

const URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/index-object';

function given() {
  const client = new SQSClient({ region: 'us-east-1' });
  const sqs = mockClient(client);
  const entriesOf = (input: SendMessageBatchCommandInput) => input.Entries ?? [];
  sqs.on(SendMessageBatchCommand).callsFake((input) => ({ Successful: entriesOf(input).map(({ Id }) => ({ Id })) }));
  return { client, sqs, entriesOf };
}

describe('a queue of hints', () => {
  test('sends what is sent together ten at a time', async () => {
    const { client, sqs, entriesOf } = given();
    const queue = sqsHintQueue(client, URL);
    const hints = Array.from({ length: 25 }, (_, index) => aHint({ key: `import/${index}` }));

    await Promise.all(hints.map((hint) => queue.send(hint)));

    const batches = sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => entriesOf(args[0].input));
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
    expect(batches.flat().map(({ MessageBody }) => JSON.parse(MessageBody ?? ''))).toEqual(hints);
  });

  test('hides each message for as long as it was asked to', async () => {
    const { client, sqs, entriesOf } = given();

    await sqsHintQueue(client, URL, 120).send(aHint());
    await sqsHintQueue(client, URL).send(aHint());

    const entries = sqs.commandCalls(SendMessageBatchCommand).flatMap(({ args }) => entriesOf(args[0].input));
    expect(entries.map(({ DelaySeconds }) => DelaySeconds)).toEqual([120, undefined]);
  });

  test('fails for the hint that was not taken, and for no other', async () => {
    const { client, sqs } = given();
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [{ Id: '0' }] as never, Failed: [{ Id: '1' }] as never });
    const queue = sqsHintQueue(client, URL);

    const [first, second] = await Promise.allSettled([queue.send(aHint()), queue.send(aHint())]);

    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('did not take') } });
  });
});

describe('the dead letters', () => {
  test('keep the message as it came, with the reason beside it', async () => {
    const { client, sqs } = given();
    sqs.on(SendMessageCommand).resolves({});

    await sqsDeadLetters(client, URL).send('as it came', new PermanentError('foreign-bucket', 'not ours'));

    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl: URL,
      MessageBody: 'as it came',
      MessageAttributes: {
        reason: { DataType: 'String', StringValue: 'foreign-bucket' },
        detail: { DataType: 'String', StringValue: 'not ours' },
      },
    });
  });
});
