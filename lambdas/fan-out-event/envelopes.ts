import { z } from 'zod';
import { jsonOf } from '../shared/hint-of';
import { ObjectHint } from '../shared/object-hint';
import { PermanentError } from '../shared/permanent-error';

type Kind = ObjectHint['kind'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const EventBridgeEvent = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), 'version-id': z.string().optional(), sequencer: z.string().optional() }),
  }),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
const S3Record = z.object({
  eventName: z.string(),
  eventTime: z.string(),
  s3: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), versionId: z.string().optional(), sequencer: z.string().optional() }),
  }),
});
const S3Notification = z.object({ Records: z.array(S3Record) });

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
const SnsEnvelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** Sent by S3 when a notification is set up; it is about no object. */
const TestEvent = z.object({ Event: z.literal('s3:TestEvent') });

/**
 * The hints in any envelope that S3's events arrive in: EventBridge, S3 to SQS, S3 to SNS to SQS (wrapped or raw), a hint itself
 * (asked by hand) and S3's test event, which holds none. Anything else is a `PermanentError`.
 */
export function hintsIn(body: string): ObjectHint[] {
  const message = jsonOf(body);
  const sns = SnsEnvelope.safeParse(message);
  if (sns.success) return hintsIn(sns.data.Message);
  const eventBridge = EventBridgeEvent.safeParse(message);
  if (eventBridge.success) return [fromEventBridge(eventBridge.data)];
  const notification = S3Notification.safeParse(message);
  if (notification.success) return notification.data.Records.map(fromS3Record);
  const hint = ObjectHint.safeParse(message);
  if (hint.success) return [hint.data];
  if (TestEvent.safeParse(message).success) return [];
  throw new PermanentError('unreadable-message', 'the message is in no envelope that S3 events arrive in');
}

function fromEventBridge({ detail, time, 'detail-type': type }: z.infer<typeof EventBridgeEvent>): ObjectHint {
  const { key, sequencer, 'version-id': versionId } = detail.object;
  // EventBridge carries the key as it is: decoding it would turn `a+b` into `a b`
  return { bucket: detail.bucket.name, key, versionId, sequencer, kind: kindOf(type), at: time };
}

function fromS3Record({ s3, eventName, eventTime }: z.infer<typeof S3Record>): ObjectHint {
  const { key, sequencer, versionId } = s3.object;
  return {
    bucket: s3.bucket.name,
    key: formDecoded(key),
    versionId,
    sequencer,
    kind: kindOf(eventName),
    at: eventTime,
  };
}

/** Notifications encode keys like a form: a plus is a space, and a plus itself is %2B. */
function formDecoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch (cause) {
    throw new PermanentError('unreadable-message', `the key ${key} is not form-encoded`, { cause });
  }
}

/** EventBridge says `Object Deleted`, notifications say `ObjectRemoved:…` or `LifecycleExpiration:…`. */
function kindOf(type: string): Kind {
  if (/^(Object Created|(s3:)?ObjectCreated:)/.test(type)) return 'created';
  if (/^(Object Deleted|(s3:)?ObjectRemoved:|(s3:)?LifecycleExpiration:)/.test(type)) return 'removed';
  return 'changed';
}
