import { ttlSeconds } from '../../../../local/edge/cache/freshness';
import { fieldsOf } from '../../../../local/edge/http';
import { NOTHING } from '../../../../local/edge/policies/selection';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const IN_A_MINUTE = new Date(NOW + 60_000).toUTCString();
const KEY = { headers: NOTHING, cookies: NOTHING, query: NOTHING };

const ttlOf = (
  headers: Record<string, string>,
  { min = 0, status = 200, errors = [] as Array<[number, number]>, max = 100, usual = 30 } = {},
) =>
  ttlSeconds(
    { status, headers: fieldsOf(headers) },
    {
      cachePolicy: { key: KEY, encodings: [], minTtlSeconds: min, defaultTtlSeconds: usual, maxTtlSeconds: max },
      errorTtlSeconds: new Map(errors),
    },
    NOW,
  );

// row by row the table of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
describe('how long a response is fresh', () => {
  test.each([
    ['max-age', { 'cache-control': 'max-age=60' }, 0, 60],
    ['max-age above the maximum', { 'cache-control': 'public, max-age=600' }, 0, 100],
    ['max-age between minimum and maximum', { 'cache-control': 'max-age=60' }, 50, 60],
    ['max-age below the minimum', { 'cache-control': 'max-age=5' }, 50, 50],
    ['max-age above the maximum, with a minimum', { 'cache-control': 'max-age=600' }, 50, 100],
    ['nothing', {}, 0, 30],
    ['nothing, with a minimum above the default', {}, 50, 50],
    ['s-maxage beside max-age', { 'cache-control': 'max-age=5, s-maxage=60' }, 0, 60],
    ['s-maxage below the minimum', { 'cache-control': 'max-age=70, s-maxage=5' }, 50, 50],
    ['Expires', { expires: IN_A_MINUTE }, 0, 60],
    ['Expires below the minimum', { expires: IN_A_MINUTE }, 80, 80],
    ['Expires and max-age, of which max-age counts', { expires: IN_A_MINUTE, 'cache-control': 'max-age=5' }, 0, 5],
    ['an Expires of the past', { expires: new Date(NOW - 60_000).toUTCString() }, 0, 0],
    ['no-store', { 'cache-control': 'no-store' }, 0, undefined],
    ['private', { 'cache-control': 'private, max-age=60' }, 0, undefined],
    ['no-cache: kept, and asked about every time', { 'cache-control': 'no-cache' }, 0, 0],
    ['no-store, with a minimum', { 'cache-control': 'no-store' }, 50, 50],
    ['no-cache, with a minimum', { 'cache-control': 'no-cache' }, 50, 50],
  ])('follows the documentation when the origin says %s', (_, headers, min, seconds) => {
    expect(ttlOf(headers as Record<string, string>, { min })).toBe(seconds);
  });

  test('is nothing under a policy that keeps nothing', () => {
    expect(ttlOf({ 'cache-control': 'max-age=60' }, { max: 0, usual: 0 })).toBeUndefined();
  });

  test('is nothing for a part', () => {
    expect(ttlOf({}, { status: 206 })).toBeUndefined();
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
describe('how long an error is fresh', () => {
  test.each([404, 414, 500, 501, 502, 503, 504])('is ten seconds for %i, whatever the cache policy says', (status) => {
    expect(ttlOf({}, { status, max: 0 })).toBe(10);
  });

  test.each([400, 403, 405, 412, 415])('is nothing for %i unless the origin says so', (status) => {
    expect(ttlOf({}, { status })).toBeUndefined();
    expect(ttlOf({ 'cache-control': 'max-age=60' }, { status })).toBe(60);
  });

  test('is what the template says, and longer when the origin asks for more', () => {
    expect(ttlOf({}, { status: 404, errors: [[404, 0]] })).toBeUndefined();
    expect(ttlOf({}, { status: 403, errors: [[403, 20]] })).toBe(20);
    expect(ttlOf({ 'cache-control': 's-maxage=60' }, { status: 404, errors: [[404, 20]] })).toBe(60);
  });

  test.each([401, 409, 429])('is nothing for %i, which CloudFront never keeps', (status) => {
    expect(ttlOf({ 'cache-control': 'max-age=60' }, { status })).toBeUndefined();
  });
});
