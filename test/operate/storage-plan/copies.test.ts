import { stageNamed } from '../../../bin/stages';
import { type Copy, copiesOf, costsOfCopy } from '../../../operate/storage-plan/copies';
import { aGroup } from '../../support/storage-mix';

const aCopy = (of: Partial<Copy> = {}): Copy => ({
  name: 'the copy in us-west-2',
  into: 'standard',
  isInAnotherRegion: true,
  isVouchedFor: false,
  ends: true,
  ...of,
});

/** A GiB that is there, and another every month. */
const growing = aGroup({ objects: 1024, addedAMonth: 1024, readsAMonth: 3 });

// all prices: https://aws.amazon.com/s3/pricing/
describe('what a copy costs', () => {
  test('is its storage, a write for each original that comes, and the way of its bytes, and no reads', () => {
    const costs = costsOfCopy(aCopy(), [{ group: growing }], 3);

    expect(costs).toEqual({
      storage: expect.closeTo((3 + 3 + 2 + 1) * 0.023, 10),
      writes: expect.closeTo(3 * 1.024 * 0.005, 10),
      transfer: expect.closeTo(3 * 0.02, 10),
      'time control': 0,
    });
  });

  test('is $0.015 a GB more where S3 vouches for its time', () => {
    const costs = costsOfCopy(aCopy({ isVouchedFor: true }), [{ group: growing }], 3);

    expect(costs['time control']).toBeCloseTo(3 * 0.015, 10);
  });

  test('is no way within a region', () => {
    expect(costsOfCopy(aCopy({ isInAnotherRegion: false }), [{ group: growing }], 3).transfer).toBe(0);
  });

  test('is a write at the price of its class, and the smallest size that the class bills', () => {
    const small = aGroup({ objects: 0, addedAMonth: 8192, meanKiB: 64 });
    const costs = costsOfCopy(aCopy({ into: 'glacier-ir' }), [{ group: small }], 1);

    expect(costs.writes).toBeCloseTo(8.192 * 0.02, 10);
    expect(costs.storage).toBeCloseTo(1 * 0.004, 10);
  });

  test('ends with its originals, and is billed for the least time of its class', () => {
    const rule = { expireAfterDays: 30 };
    const there = aGroup({ objects: 1024 });
    const storageOf = (copy: Copy) => costsOfCopy(copy, [{ group: there, rule }], 12).storage;

    expect(storageOf(aCopy())).toBeCloseTo(0.023, 10);
    expect(storageOf(aCopy({ into: 'glacier-ir' }))).toBeCloseTo((90 / 30) * 0.004, 10);
    expect(storageOf(aCopy({ ends: false }))).toBeCloseTo(12 * 0.023, 10);
  });
});

describe('the copies of a stage', () => {
  test('are none in profile lean, one in strict, and another where audits want it, which nothing ends', () => {
    expect(copiesOf(stageNamed('dev'))).toEqual([]);
    expect(copiesOf(stageNamed('prod'))).toEqual([aCopy()]);
    expect(copiesOf(stageNamed('drill'))).toEqual([
      aCopy({ isVouchedFor: true }),
      aCopy({ name: 'the audit copy', isInAnotherRegion: false, ends: false }),
    ]);
  });

  test('go into the class that config says', () => {
    const { replication, ...config } = stageNamed('prod');

    expect(copiesOf({ ...config, replication: { ...replication, storageClass: 'DEEP_ARCHIVE' } })).toEqual([
      aCopy({ into: 'deep-archive' }),
    ]);
  });
});
