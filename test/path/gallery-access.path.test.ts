import { eventually } from '../../local/eventually';
import { accessibilityFaults, describeInBrowser } from '../support/browser';
import { expectCount, FOREST, FRIENDS, focusedOn, NOTE, namesOn, photos, pick, visits } from '../support/gallery';

describeInBrowser('the page in a browser', () => {
  const { visitAsGuest } = visits();

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
