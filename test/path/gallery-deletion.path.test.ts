import { describeInBrowser } from '../support/browser';
import { expectCount, FOREST, FRIENDS, focusedOn, namesOn, photos, pick, visits } from '../support/gallery';

/** Something to wait for that the test lets happen. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describeInBrowser('the page in a browser', () => {
  const { visitAsGuest, excuse } = visits();

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
});
