import { ObjectHint } from './object-hint';
import { PermanentError } from './permanent-error';

/** The hint in a consumer's message. It must be about a bucket that the consumer serves. */
export function hintOf(body: string, bucket: string): ObjectHint {
  const hint = ObjectHint.safeParse(jsonOf(body));
  if (!hint.success)
    throw new PermanentError('unreadable-message', 'the message is not a hint about an object', { cause: hint.error });
  if (hint.data.bucket !== bucket) {
    throw new PermanentError(
      'foreign-bucket',
      `the message is about bucket ${hint.data.bucket}, this function serves ${bucket}`,
    );
  }
  return hint.data;
}

/** The value of a JSON text, or a `PermanentError`: what is not JSON now will not be later. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PermanentError('unreadable-message', 'the message is not JSON', { cause });
  }
}
