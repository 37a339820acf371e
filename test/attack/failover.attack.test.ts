import { rehearseFailover } from '../../local/drill/rehearse-failover';
import { pathCloud } from '../support/path';
import { DRILL_FOLDER } from './start-drill';

describe('a site whose region is gone', () => {
  const rehearsed = rehearseFailover({ ...pathCloud(), folder: DRILL_FOLDER, stage: 'drill' });

  test('was copied to the other region, and is served from its own while that is there', async () => {
    const { before, copiedAfterMs, region, otherRegion } = await rehearsed;

    expect([region, otherRegion]).toEqual(['us-east-1', 'us-west-2']);
    expect(copiedAfterMs.length).toBeGreaterThan(0);
    expect(before).toEqual(Array(before.length).fill(expect.objectContaining({ status: 200, from: 'first' })));
    expect(before.length).toBeGreaterThan(0);
  });

  test('goes on from the copy, byte for byte', async () => {
    const { without } = await rehearsed;

    expect(without).toEqual(Array(without.length).fill(expect.objectContaining({ status: 200, from: 'copy' })));
    expect(without.length).toBeGreaterThan(0);
  });

  test('says of a page that never was what it says of it otherwise', async () => {
    expect((await rehearsed).missing).toMatchObject({ status: 403, from: 'nowhere' });
  });

  test('is served from its own region again as soon as that is back', async () => {
    const { after } = await rehearsed;

    expect(after).toEqual(Array(after.length).fill(expect.objectContaining({ status: 200, from: 'first' })));
    expect(after.length).toBeGreaterThan(0);
  });
});
