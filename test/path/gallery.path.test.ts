import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Page } from 'playwright-core';
import type { AssetView } from '../../lambdas/search-assets/asset-view';
import { eventually } from '../../local/eventually';
import { accessibilityFaults, describeInBrowser } from '../support/browser';
import {
  assetsOf,
  cardOf,
  expectCount,
  FOREST,
  FRIENDS,
  focusedOn,
  invite,
  NOTE,
  namesOn,
  photos,
  pick,
  signIn,
  visits,
} from '../support/gallery';
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

/** Something to wait for that the test lets happen. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Runs in the page. What it sends arrives, and the answer does not. */
function loseFirstReply(): void {
  const { prototype } = XMLHttpRequest;
  const { addEventListener } = prototype;
  prototype.addEventListener = function (this: XMLHttpRequest, type: string, ...rest: [EventListener]) {
    if (type !== 'load') return addEventListener.call(this, type, ...rest);
    prototype.addEventListener = addEventListener;
    addEventListener.call(this, type, () => this.dispatchEvent(new ProgressEvent('error')));
  };
}

describeInBrowser('the page in a browser', () => {
  const { visit, visitAsGuest, excuse } = visits();

  describe('signing in', () => {
    test('happens by itself for the local developer', async () => {
      const page = await visit();

      await page.getByText('developer@example.com').waitFor();
    });

    test('needs a click after signing out, even after a reload; the refresh token is revoked', async () => {
      const page = await visit();
      const revoking = page.waitForRequest(
        (request) => request.headers()['x-amz-target']?.endsWith('RevokeToken') ?? false,
      );
      await page.getByRole('button', { name: 'Sign out' }).click();
      expect((await (await revoking).response())?.status()).toBe(200);

      await page.reload();
      await page.getByRole('button', { name: 'Sign in as the local developer' }).click();

      await page.getByText('developer@example.com').waitFor();
    });

    test('says in words what is wrong, works by form, and lasts over a reload', async () => {
      const guest = await invite();
      const page = await visit();
      await page.getByRole('button', { name: 'Sign out' }).click();

      await signIn(page, { ...guest, password: 'not-the-password' });
      await page.getByText('E-mail or password is wrong.').waitFor();
      excuse(/status of 400/);
      await signIn(page, guest);
      await page.getByText(guest.email).waitFor();
      await page.reload();

      await page.getByText(guest.email).waitFor();
    });

    test('asks an invited person for a password of their own, and says what it still needs', async () => {
      const guest = await invite({ isTemporary: true });
      const page = await visit();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await signIn(page, guest);
      const field = page.getByLabel('New password');

      await field.fill('too-short');
      await field.press('Enter');
      await page.getByText('The password still needs at least 12 characters, an upper-case letter, a digit.').waitFor();
      await field.fill('One-of-my-own-2');
      await field.press('Enter');
      await page.getByText(guest.email).waitFor();

      await page.getByRole('button', { name: 'Sign out' }).click();
      await signIn(page, { ...guest, password: 'One-of-my-own-2' });
      await page.getByText(guest.email).waitFor();
    });

    test('begins again with the temporary password when choosing another took too long', async () => {
      const guest = await invite({ isTemporary: true });
      const page = await visit();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await signIn(page, guest);
      const message = 'Invalid session for the user, session is expired.';
      await page.route(`${given().endpoint}/`, (route) =>
        route.fulfill({
          status: 400,
          headers: { 'access-control-allow-origin': '*' },
          json: { __type: 'NotAuthorizedException', message },
        }),
      );

      await page.getByLabel('New password').fill('One-of-my-own-2');
      await page.getByRole('button', { name: 'Set password and sign in' }).click();

      await page.getByText('That took too long. Sign in again with the temporary password.').waitFor();
      expect(await page.locator('#email').inputValue()).toBe(guest.email);
      excuse(/status of 400/);
    });

    test('is renewed by the refresh token before the id token ends', async () => {
      const page = await visitAsGuest();
      await page.evaluate(() => {
        const session = JSON.parse(sessionStorage.getItem('quayside.session') ?? '{}');
        sessionStorage.setItem('quayside.session', JSON.stringify({ ...session, endsAt: Date.now() + 60_000 }));
      });
      const renewing = page.waitForRequest((request) => request.postData()?.includes('REFRESH_TOKEN_AUTH') ?? false);

      await page.reload();

      expect((await (await renewing).response())?.status()).toBe(200);
      await page.getByRole('heading', { name: 'No photos yet' }).waitFor();
    });
  });

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

  describe('an upload', () => {
    test('that is no photo is listed with its reason', async () => {
      const page = await visitAsGuest();

      await pick(page, NOTE);

      await page.getByRole('listitem').filter({ hasText: 'note.txt' }).getByText('This is not a photo').waitFor();
      expect(await photos(page).count()).toBe(0);
    });

    test('that is too large is refused before it is sent, with the limit', async () => {
      const page = await visitAsGuest();

      await page.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(101 * 2 ** 20)], 'huge.jpg', { type: 'image/jpeg' }));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
      });

      await page.locator('#upload-rows').getByText('the largest upload is 100 MiB').waitFor();
      expect(await page.getByRole('button', { name: /^Try .* again$/ }).count()).toBe(0);
      excuse(/status of 413/);
    });

    test('that is sent again after its reply was lost is there once', async () => {
      const page = await visitAsGuest();
      const statuses: number[] = [];
      page.on('response', (answer) => answer.request().method() === 'PUT' && statuses.push(answer.status()));
      await page.evaluate(loseFirstReply);

      await pick(page, FRIENDS);
      await photos(page).waitFor();
      await page.locator('#uploads').waitFor({ state: 'hidden' });

      expect(statuses).toEqual([200, 412]);
      expect(await assetsOf(page)).toHaveLength(1);
      excuse(/status of 412/);
    });

    test('shows how far it is, and ends when it is cancelled', async () => {
      const page = await visitAsGuest();
      await page.route(/\/u\//, () => {}); // never answered

      await pick(page, FRIENDS);
      await page.getByRole('progressbar', { name: 'Upload of friends.jpg' }).waitFor();
      await page.getByRole('button', { name: 'Cancel friends.jpg' }).click();

      await page.locator('#uploads').waitFor({ state: 'hidden' });
      expect(await assetsOf(page)).toEqual([]);
    });

    test('that failed can be tried again', async () => {
      const page = await visitAsGuest();
      await page.route('**/api/v1/uploads', (route) =>
        route.fulfill({ status: 422, json: { message: 'no such thing' } }),
      );
      await pick(page, FRIENDS);
      await page.getByText('No such thing.').first().waitFor();
      excuse(/status of 422/);
      await page.unroute('**/api/v1/uploads');

      await page.getByRole('button', { name: 'Try friends.jpg again' }).click();

      await photos(page).waitFor();
    });

    test('waits for its turn when three are on their way', async () => {
      const page = await visitAsGuest();
      await page.route(/\/u\//, () => {});

      await pick(page, ...['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...NOTE, name: `${name}.txt` })));
      await page.locator('#upload-rows progress[value]').nth(2).waitFor();

      expect(await page.locator('#upload-rows').getByText('waits for its turn').count()).toBe(2);
    });
  });

  describe('deleting', () => {
    test('takes a photo away at once and for good, and leads on to its neighbour', async () => {
      const page = await visitAsGuest();
      await pick(page, FRIENDS, FOREST);
      await expectCount(page, 2);
      const [first = '', second = ''] = await namesOn(page);

      const server = gate();
      await page.route('**/api/v1/assets/*', async (route) => {
        await server.opened;
        await route.continue();
      });

      await page.getByRole('button', { name: `Delete ${first}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await expectCount(page, 1);
      expect(await focusedOn(page)).toBe(second);

      server.open();
      await page.getByText(`${first} is deleted.`).waitFor();
      await page.reload();
      await expectCount(page, 1);
    });

    test('changes nothing when it is not confirmed', async () => {
      const page = await visitAsGuest();
      await pick(page, FRIENDS);
      await photos(page).waitFor();

      await page.getByRole('button', { name: 'Delete friends.jpg' }).click();
      await page.keyboard.press('Escape');

      expect(await photos(page).count()).toBe(1);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Delete friends.jpg');
    });

    test('brings the photo back when the server refuses, and says why', async () => {
      const page = await visitAsGuest();
      await pick(page, FRIENDS);
      await photos(page).waitFor();
      await page.route('**/api/v1/assets/*', (route) => route.fulfill({ status: 500, json: { message: 'broken' } }));

      await page.getByRole('button', { name: 'Delete friends.jpg' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

      await page.getByText('friends.jpg could not be deleted. The server failed (500).').waitFor();
      await expectCount(page, 1);
      excuse(/status of 500/);
    });
  });

  test('leads through everything by keyboard', async () => {
    const page = await visitAsGuest();
    await pick(page, FRIENDS, FOREST);
    await expectCount(page, 2);
    const [first, second] = await namesOn(page);

    await page.getByRole('button', { name: 'Upload photos' }).focus();
    await page.keyboard.press('Tab');
    expect(await focusedOn(page)).toBe(first);
    await page.keyboard.press('ArrowRight');
    expect(await focusedOn(page)).toBe(second);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog');
    await viewer.getByText('1 of 2').waitFor();
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('2 of 2').waitFor();
    await viewer.getByRole('img', { name: second }).waitFor();
    await page.keyboard.press('Escape');

    // the browser gives the focus back to where it was, and says a moment later that the viewer is closed
    await viewer.waitFor({ state: 'hidden' });
    await eventually('the focus on the photo that was looked at', async () =>
      (await focusedOn(page)) === second ? true : undefined,
    );
  });

  test('says when the catalog is out of reach, and goes on when it is back', async () => {
    const page = await visitAsGuest();
    await page.route('**/api/v1/assets', (route) => route.abort());
    await page.getByText('Nothing answers.').first().waitFor();
    excuse(/ERR_FAILED/);

    await page.unroute('**/api/v1/assets');

    await page.locator('#trouble').waitFor({ state: 'hidden' });
  });

  test.each(['light', 'dark'] as const)('has no accessibility fault in any state: %s', async (colorScheme) => {
    const page = await visitAsGuest({ colorScheme, reducedMotion: 'reduce' });
    const faults: Record<string, string[]> = { empty: await accessibilityFaults(page) };
    await pick(page, FRIENDS, FOREST, NOTE);
    faults.uploading = await accessibilityFaults(page);
    await expectCount(page, 2);
    await page.locator('#refused-rows li').waitFor();
    faults.filled = await accessibilityFaults(page);
    await page.locator('[data-do=open]').first().click();
    faults.viewer = await accessibilityFaults(page);
    await page.keyboard.press('Escape');
    await page.locator('#photo-grid [data-do=delete]').first().click();
    faults.confirm = await accessibilityFaults(page);
    await page.keyboard.press('Escape');
    const motion = await photos(page)
      .first()
      .evaluate((img) => getComputedStyle(img).animationName);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByRole('button', { name: 'Sign out' }).click();
    faults.signedOut = await accessibilityFaults(page);

    expect(faults).toEqual({ empty: [], uploading: [], filled: [], viewer: [], confirm: [], signedOut: [] });
    expect(motion).toBe('none');
    expect(ground).toBe(colorScheme === 'dark' ? 'rgb(13, 22, 26)' : 'rgb(247, 245, 241)');
  });

  test.each([
    ['a telephone', { width: 360, height: 740 }],
    ['a window zoomed to 200 %', { width: 640, height: 400 }],
  ])('fits %s, with every target 24 px or more', async (_, viewport) => {
    const page = await visitAsGuest({ viewport });
    await pick(page, FRIENDS, FOREST, NOTE);
    await expectCount(page, 2);

    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .map((button) => ({ name: button.ariaLabel ?? button.innerText, box: button.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    );

    expect(overflow).toBeLessThanOrEqual(0);
    expect(small).toEqual([]);
  });
});
