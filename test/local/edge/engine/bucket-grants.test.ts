import { grantsIn } from '../../../../local/edge/engine/bucket-grants';
import { ask, edgeStack, servedEdge, stopServed } from '../../../support/edge';

afterEach(stopServed);

const OURS = 'arn:aws:cloudfront::111122223333:distribution/E2EXAMPLE';

/** The policy of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html, changed. */
const policy = (changes: object = {}) =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::pictures/i/*',
        Condition: { ArnLike: { 'AWS:SourceArn': OURS } },
        ...changes,
      },
    ],
  });

const granted = (text: string) => grantsIn(text, 'pictures', OURS);

describe('what a bucket grants CloudFront', () => {
  test('is to read what its policy names', () => {
    const { mayRead, mayList } = granted(policy());

    expect([mayRead('i/a.avif'), mayRead('u/a.jpg'), mayList]).toEqual([true, false, false]);
  });

  test.each([
    ['another distribution', { Condition: { StringEquals: { 'AWS:SourceArn': `${OURS}X` } } }],
    ['another service', { Principal: { Service: 'lambda.amazonaws.com' } }],
    ['a denial', { Effect: 'Deny' }],
    ['another bucket', { Resource: 'arn:aws:s3:::picturesque/*' }],
    ['another action', { Action: 's3:PutObject' }],
  ])('is nothing by a statement about %s', (_, changes) => {
    expect(granted(policy(changes)).mayRead('i/a.avif')).toBe(false);
  });

  test("is the same for each of an account's distributions when the policy names all", () => {
    const all = { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/*' } };

    expect(granted(policy({ Condition: all })).mayRead('i/a.avif')).toBe(true);
  });

  test('is to list when the policy says so', () => {
    const listing = policy({ Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::pictures' });

    expect(granted(listing).mayList).toBe(true);
  });

  test('is nothing without a policy', () => {
    expect(granted('{}').mayRead('i/a.avif')).toBe(false);
  });
});

describe('a bucket behind the edge server', () => {
  const given = (grants: { mayRead: (key: string) => boolean; mayList: boolean }) =>
    servedEdge(edgeStack(), { grants, answer: (_, response) => response.writeHead(404).end() });

  test('shows nothing that CloudFront may not read', async () => {
    const { address, seen } = await given({ mayRead: (key) => key.startsWith('i/'), mayList: false });

    const answer = await ask(`${address}/u/secret.jpg`);

    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
    expect(seen).toEqual([]);
  });

  test.each([
    [403, false],
    [404, true],
  ])('says %i for what is not there when listing is granted: %s', async (status, mayList) => {
    const { address } = await given({ mayRead: () => true, mayList });

    expect((await ask(`${address}/nothing`)).status).toBe(status);
  });
});
