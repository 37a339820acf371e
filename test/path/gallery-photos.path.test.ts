import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Page } from 'playwright-core';
import type { AssetView } from '../../lambdas/search-assets/asset-view';
import { eventually } from '../../local/eventually';
import { describeInBrowser } from '../support/browser';
import { assetsOf, cardOf, expectCount, FOREST, FRIENDS, focusedOn, photos, pick, visits } from '../support/gallery';
import { given, PATH_FOLDER } from '../support/path';

/** Drags a file or folder of this machine over the page, and lets go. */
async function dragIn(page: Page, path: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await drag('dragEnter');
  await drag('dragOver');
  await page.getByText('Drop to upload').waitFor();
  await drag('drop');
}

/** Lets a file come in as if it were dropped or pasted. */
async function bring(page: Page, event: 'drop' | 'paste', name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([type, fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName, { type: 'image/jpeg' }));
      const how = { bubbles: true, cancelable: true };
      const happens =
        type === 'drop'
          ? new DragEvent('drop', { ...how, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...how, clipboardData: transfer });
      document.body.dispatchEvent(happens);
    },
    [event, name, content.toString('base64')] as const,
  );
}

describeInBrowser('the page in a browser', () => {
  const { visitAsGuest, excuse } = visits();

  describe('a photo', () => {
    test('that is picked appears upright, at most three seconds after it is rendered', async () => {
      const page = await visitAsGuest();
      await pick(page, FOREST);
      let assets: AssetView[] = [];
      while (assets[0]?.image.state !== 'rendered') {
        await sleep(50);
        assets = await assetsOf(page);
      }

      await photos(page).waitFor({ timeout: 3_000 });

      const [natural, shown] = await photos(page).evaluate(async (img: HTMLImageElement) => {
        await img.decode();
        return [img.naturalWidth / img.naturalHeight, img.width / img.height] as const;
      });
      const { widthPx, heightPx } = assets[0].image;
      expect(widthPx).toBeGreaterThan(heightPx);
      expect(natural).toBeCloseTo(widthPx / heightPx, 1);
      expect(shown).toBeCloseTo(widthPx / heightPx, 1);
      expect(await photos(page).evaluate((img: HTMLImageElement) => img.currentSrc)).toMatch(/\.avif$/);
    });

    test.each(['drop', 'paste'] as const)('comes in by %s', async (event) => {
      const page = await visitAsGuest();

      await bring(page, event, 'brought.jpg', FRIENDS.buffer);

      await photos(page).waitFor();
      expect(await photos(page).getAttribute('alt')).toBe('brought.jpg');
    });

    test('comes in with its folder, dragged in from elsewhere', async () => {
      const page = await visitAsGuest();
      const folder = join(mkdtempSync(join(PATH_FOLDER, 'folder-')), 'holiday');
      mkdirSync(join(folder, 'first day'), { recursive: true });
      writeFileSync(join(folder, 'first day', 'dogs.jpg'), FRIENDS.buffer);
      writeFileSync(join(folder, '.DS_Store'), 'nobody means this');

      await dragIn(page, folder);

      await photos(page).waitFor();
      expect((await assetsOf(page)).map(({ name }) => name)).toEqual(['dogs.jpg']);
    });

    test('comes in by the command that the empty page teaches', async () => {
      const page = await visitAsGuest();
      const [, Bucket = '', Key = ''] = /s3:\/\/([^/]+)\/(\S+)/.exec(await page.locator('#cli-line').innerText()) ?? [];

      await given().s3.send(new PutObjectCommand({ Bucket, Key, Body: FRIENDS.buffer }));

      await photos(page).waitFor();
    });

    test('leaves all others, the focus and the scroll position where they were', async () => {
      const page = await visitAsGuest({ viewport: { width: 500, height: 300 } });
      await pick(page, FRIENDS);
      await photos(page).waitFor();
      const open = cardOf(page, 'friends.jpg').locator('[data-do=open]');
      await open.evaluate((button) => button.setAttribute('data-marked', 'yes'));
      await open.focus();
      await page.evaluate(() => scrollTo(0, 60));

      await bring(page, 'drop', 'second.jpg', FOREST.buffer);
      await expectCount(page, 2);

      expect(await open.getAttribute('data-marked')).toBe('yes');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-marked'))).toBe('yes');
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    });
  });

  test('shows the newest photos first, and more when asked', async () => {
    const page = await visitAsGuest();
    await pick(page, FRIENDS);
    await photos(page).waitFor();
    const [photo] = await assetsOf(page);
    const all = Array.from({ length: 60 }, (_, index) => ({
      ...photo,
      id: `photo-${99 - index}`,
      name: `${index}.jpg`,
    }));
    await page.route(/api\/v1\/assets/, (route) => {
      const isSecond = route.request().url().includes('cursor=');
      const answer = { assets: all.slice(0, 50), cursor: `${photo?.modifiedAt}~${all[49]?.id}` };
      return route.fulfill({ json: isSecond ? { assets: all.slice(50) } : answer });
    });
    await expectCount(page, 50);

    await page.getByRole('button', { name: 'Show more photos' }).click();
    await expectCount(page, 60);

    expect(await focusedOn(page)).toBe('50.jpg');
    expect(await page.getByRole('button', { name: 'Show more photos' }).isVisible()).toBe(false);
  });

  test('leaves the catalog alone while nobody looks', async () => {
    const page = await visitAsGuest();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/assets')) asked += 1;
    });
    const setHidden = (hidden: boolean) =>
      page.evaluate((isHidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);

    await setHidden(true);
    await sleep(4_000); // longer than any pause of a page so young
    expect(asked).toBeLessThanOrEqual(1);
    asked = 0;

    await setHidden(false);
    await eventually('the page to look again', async () => (asked > 0 ? true : undefined), 1_000);
  });

  test('says when the catalog is out of reach, and goes on when it is back', async () => {
    const page = await visitAsGuest();
    await page.route('**/api/v1/assets', (route) => route.abort());
    await page.getByText('Nothing answers.').first().waitFor();
    excuse(/ERR_FAILED/);

    await page.unroute('**/api/v1/assets');

    await page.locator('#trouble').waitFor({ state: 'hidden' });
  });
});
