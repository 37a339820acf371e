import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Manifest } from '../../lambdas/shared/manifest';
import { signIn } from '../../local/developer';
import { readManifest } from '../../local/manifest';
import { SAMPLES } from '../../local/paths';
import { untilRendered, upload } from '../../local/walk';
import { banded, edgesWhereNoneIs } from '../support/banding';
import { accessibilityFaults, describeInBrowser } from '../support/browser';
import { expectCount, invite, type Person, photos, visits } from '../support/gallery';
import { given, pathCloud } from '../support/path';

const PHOTOS = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.jpg'))
  .sort();
const GRADIENT = 'gradient.jpg';
/** Of a thousand: at quality 54 the gradient has 0.8 at most, at 64 levels a channel 21 at least. */
const MOST_EDGES = 2;
/** Tall enough that no photo is too far down to be loaded. */
const WINDOWS = [320, 480, 768, 1024, 1440, 2048].map((width) => ({ width, height: 2200 }));

/** What a picture shows, and how large: of the file, not of the element, whose natural size depends on `sizes`. */
async function seen(picture: Locator) {
  return picture.evaluate(async (img: HTMLImageElement) => {
    const file = new Image();
    file.src = img.currentSrc;
    await Promise.all([file.decode(), img.decode()]);
    const { width, height } = img.getBoundingClientRect();
    const aspect = file.naturalWidth / file.naturalHeight;
    const isCut = getComputedStyle(img).objectFit === 'cover';
    const drawnPx = isCut ? Math.max(width, height * aspect) : Math.min(width, height * aspect);
    return { name: img.alt, file: img.currentSrc, width: file.naturalWidth, height: file.naturalHeight, drawnPx };
  });
}

type Seen = Awaited<ReturnType<typeof seen>>;

/** What is wrong with the file that a browser took for a photo. */
function faultsOf({ name, file, width, height, drawnPx }: Seen, { widthPx, heightPx, renditions }: Manifest): string[] {
  const files = renditions.filter(({ format }) => format === 'avif');
  const enough = files.find((each) => each.widthPx >= drawnPx) ?? files.at(-1);
  const claims: Array<[string, boolean]> = [
    [`is ${file}, no AVIF`, file.endsWith('.avif')],
    [`is ${width} px wide where ${enough?.widthPx} is enough for ${drawnPx}`, width === enough?.widthPx],
    [`is ${height} px high, listed as ${enough?.heightPx}`, height === enough?.heightPx],
    ['is not upright', Math.abs(height - (width * heightPx) / widthPx) <= 1],
  ];
  return claims.filter(([, holds]) => !holds).map(([fault]) => `${name} ${fault}`);
}

describeInBrowser('the pictures on the page', () => {
  const { visitAs, excuse } = visits();
  const manifests = new Map<string, Manifest>();
  let ann: Person;

  /** Somebody who has the samples. */
  beforeAll(async () => {
    ann = await invite();
    const { address, endpoint, pool } = pathCloud();
    const viewer = { address, token: await signIn(pool, ann, endpoint) };
    for (const name of PHOTOS) {
      const { asset } = await upload(join(SAMPLES, name), viewer);
      const view = await untilRendered(asset, viewer);
      manifests.set(name, await readManifest(view, (path) => fetch(`${address}${path}`)));
    }
  });

  const faultsIn = (picture: Seen): string[] => {
    const manifest = manifests.get(picture.name);
    return manifest ? faultsOf(picture, manifest) : [`${picture.name} is nobody's`];
  };

  async function openViewer(page: Page, name: string): Promise<Locator> {
    await page.getByRole('button', { name, exact: true }).click();
    const picture = page.locator('#viewer img');
    await picture.waitFor();
    return picture;
  }

  describe.each(WINDOWS)('in a window of $width px', (viewport) => {
    test('are upright, and the smallest AVIF that is large enough', async () => {
      const page = await visitAs(ann, { viewport, deviceScaleFactor: 1 });
      await expectCount(page, PHOTOS.length);
      await photos(page)
        .nth(PHOTOS.length - 1)
        .waitFor();

      const all = await Promise.all((await photos(page).all()).map(seen));

      expect(all.map(({ name }) => name).sort()).toEqual(PHOTOS);
      expect(all.flatMap(faultsIn)).toEqual([]);
    });

    test('are so in the viewer too, and a gradient has no bands', async () => {
      const page = await visitAs(ann, { viewport, deviceScaleFactor: 1, reducedMotion: 'reduce' });
      const original = readFileSync(join(SAMPLES, GRADIENT));

      const picture = await openViewer(page, GRADIENT);
      const gradient = await seen(picture);

      expect(faultsIn(gradient)).toEqual([]);
      const shown = await page.screenshot({ clip: await drawnBox(picture) });
      expect(await edgesWhereNoneIs(shown, original)).toBeLessThan(MOST_EDGES);
      expect(await edgesWhereNoneIs(await banded(shown, 64), original)).toBeGreaterThan(MOST_EDGES);
    });
  });

  test('have their place, a blur and a name before they are there', async () => {
    const page = await visitAs(ann, { reducedMotion: 'reduce' });
    const boxes = () =>
      page.locator('.cell').evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().toJSON()));
    await page.route('**/manifest.json', () => {}); // never answered
    await page.reload();
    await expectCount(page, PHOTOS.length);

    const before = await boxes();
    const colours = await page.locator('.frame canvas').evaluateAll((all: HTMLCanvasElement[]) =>
      all.map((canvas) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return new Set(Array.from({ length: pixels.length / 4 }, (_, at) => pixels.slice(at * 4, at * 4 + 4).join()))
          .size;
      }),
    );
    const faults = await accessibilityFaults(page);
    await page.unroute('**/manifest.json');
    await page.reload();
    await photos(page)
      .nth(PHOTOS.length - 1)
      .waitFor();

    expect(colours).toHaveLength(PHOTOS.length);
    expect(Math.min(...colours)).toBeGreaterThan(50);
    expect(faults).toEqual([]);
    expect(await boxes()).toEqual(before);
  });

  test('come with the next look at the catalog when their manifest was not to be had, and none is ever broken', async () => {
    const page = await visitAs(ann);
    await page.route('**/manifest.json', (route) => route.fulfill({ status: 404 }));
    const refused = page.waitForResponse(/manifest\.json/);
    await page.reload();
    await refused;
    await expectCount(page, PHOTOS.length);
    expect(await photos(page).count()).toBe(0);

    await page.unroute('**/manifest.json');

    await photos(page)
      .nth(PHOTOS.length - 1)
      .waitFor();
    excuse(/status of 404/);
  });

  test('say with what and where they were taken, to their owner', async () => {
    const page = await visitAs(ann);

    await openViewer(page, 'forest-stream.jpg');

    await page
      .getByRole('dialog')
      .getByText('5 Sept 2025, 12:02 · Sample Phone · 1/250 s · f/2.8 · ISO 200 · 35 mm · 43.1975° N, 4.8178° W')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const answers = await Promise.all(
      [...manifests.values()].map(({ asset, edition }) =>
        fetch(`${given().address}/i/${asset}/${edition}/manifest.json`),
      ),
    );
    for (const answer of answers) expect(await answer.text()).not.toMatch(/position|latitude|Sample/);
  });
});

/** Where on the page a picture is that fits into its place. */
const drawnBox = (picture: Locator) =>
  picture.evaluate((img: HTMLImageElement) => {
    const { x, y, width, height } = img.getBoundingClientRect();
    const aspect = img.naturalWidth / img.naturalHeight;
    const drawn = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) };
    return { x: x + (width - drawn.width) / 2, y: y + (height - drawn.height) / 2, ...drawn };
  });
