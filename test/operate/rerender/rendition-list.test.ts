import { readRenditionList } from '../../../operate/rerender/rendition-list';

const ASSET = 'a'.repeat(43);
const OTHER = 'b'.repeat(43);
const EDITION = 'e'.repeat(22);
const NEWER = 'f'.repeat(22);

describe('a list of renditions', () => {
  test('names them by key or address, with or without host and query, once each', async () => {
    const { leavesOf, strange, notAvif } = await readRenditionList([
      `i/${ASSET}/${EDITION}/1024.avif`,
      `/i/${ASSET}/${EDITION}/1024.avif`,
      `  https://photos.example.com/i/${ASSET}/${NEWER}/320.avif?s=1\r`,
      `d111.cloudfront.net/i/${OTHER}/${EDITION}/2048.avif#top`,
      '',
    ]);

    expect(leavesOf).toEqual(
      new Map([
        [ASSET, new Set(['1024.avif', '320.avif'])],
        [OTHER, new Set(['2048.avif'])],
      ]),
    );
    expect({ strange, notAvif }).toEqual({ strange: 0, notAvif: 0 });
  });

  test('counts formats for which more effort does nothing', async () => {
    const list = await readRenditionList([`/i/${ASSET}/${EDITION}/1024.jpeg`, `/i/${ASSET}/${EDITION}/1024.webp`]);

    expect(list).toMatchObject({ leavesOf: new Map(), notAvif: 2, strange: 0 });
  });

  test.each([
    '/index.html',
    `/i/${ASSET}/${EDITION}/manifest.json`,
    `/i/${ASSET}/${EDITION}/1024_ar16x9.avif`,
    `/i/${ASSET}/${EDITION}/01024.avif`,
    `/i/${ASSET}/1024.avif`,
    `/i/short/${EDITION}/1024.avif`,
    `/hi/${ASSET}/${EDITION}/1024.avif`,
    `/i/${ASSET}/${EDITION}/1024.avif 200`,
  ])('counts what is no address of a rendition, and shows the first: %s', async (line) => {
    const list = await readRenditionList([line, 'another']);

    expect(list).toMatchObject({ leavesOf: new Map(), strange: 2, strangest: line });
  });
});
