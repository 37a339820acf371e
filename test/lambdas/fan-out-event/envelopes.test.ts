import fc from 'fast-check';
import { hintsIn } from '../../../lambdas/fan-out-event/envelopes';
import { PermanentError } from '../../../lambdas/shared/permanent-error';
import { aHint } from '../../support/hints';

const AT = '2026-11-20T10:00:00Z';

const eventBridge = (type: string, key: string) => ({
  source: 'aws.s3',
  'detail-type': type,
  time: AT,
  detail: { bucket: { name: 'originals' }, object: { key, 'version-id': 'v1', sequencer: '0065FB77A03AD4478F' } },
});
const notification = (eventName: string, key: string) => ({
  Records: [
    {
      eventName,
      eventTime: AT,
      s3: { bucket: { name: 'originals' }, object: { key, versionId: 'v1', sequencer: '0065FB77A03AD4478F' } },
    },
  ],
});
const formEncoded = (key: string) => encodeURIComponent(key).replaceAll('%20', '+');
const expected = (key: string, kind: 'created' | 'removed' | 'changed' = 'created') => ({
  bucket: 'originals',
  key,
  versionId: 'v1',
  sequencer: '0065FB77A03AD4478F',
  kind,
  at: AT,
});

describe('the envelopes of S3 events', () => {
  const key = 'import/a b+c%2B.jpg';
  const record = notification('ObjectCreated:Put', formEncoded(key));
  test.each([
    ['EventBridge', eventBridge('Object Created', key)],
    ['S3 to SQS', record],
    ['S3 to SNS to SQS, wrapped', { Type: 'Notification', Message: JSON.stringify(record) }],
    ['S3 to SNS to SQS, raw', record],
    ['a hint by hand', expected(key)],
  ])('are all the same hint: %s', (_, envelope) => {
    expect(hintsIn(JSON.stringify(envelope))).toEqual([expected(key)]);
  });

  test('keep any key through either encoding', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (anyKey) => {
        expect(hintsIn(JSON.stringify(eventBridge('Object Created', anyKey)))).toEqual([expected(anyKey)]);
        expect(hintsIn(JSON.stringify(notification('ObjectCreated:Put', formEncoded(anyKey))))).toEqual([
          expected(anyKey),
        ]);
      }),
    );
  });

  test.each([
    ['Object Deleted', 'removed'],
    ['Object Tags Added', 'changed'],
    ['Object Restore Initiated', 'changed'],
    ['Object Restore Completed', 'changed'],
    ['Object Restore Expired', 'changed'],
    ['Object Storage Class Changed', 'changed'],
    ['Object Access Tier Changed', 'changed'],
  ] as const)('EventBridge: %s is %s', (type, kind) => {
    expect(hintsIn(JSON.stringify(eventBridge(type, key)))).toEqual([expected(key, kind)]);
  });

  test.each([
    ['ObjectRemoved:DeleteMarkerCreated', 'removed'],
    ['LifecycleExpiration:Delete', 'removed'],
    ['ObjectTagging:Put', 'changed'],
    ['s3:ObjectCreated:CompleteMultipartUpload', 'created'],
  ] as const)('notifications: %s is %s', (eventName, kind) => {
    expect(hintsIn(JSON.stringify(notification(eventName, 'cat')))).toEqual([expected('cat', kind)]);
  });

  test('hold no hint when S3 only tests the line', () => {
    expect(hintsIn(JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'originals' }))).toEqual([]);
  });

  test.each([
    ['no JSON', 'hello'],
    ['another service', JSON.stringify({ source: 'aws.ec2', 'detail-type': 'Object Created' })],
    ['a hint without a key', JSON.stringify({ ...aHint(), key: '' })],
    ['a key that is not encoded', JSON.stringify(notification('ObjectCreated:Put', '100%'))],
  ])('are refused for good: %s', (_, body) => {
    expect(() => hintsIn(body)).toThrow(PermanentError);
  });
});
