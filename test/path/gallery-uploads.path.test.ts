import { describeInBrowser } from '../support/browser';
import { assetsOf, FRIENDS, NOTE, photos, pick, visits } from '../support/gallery';

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
  const { visitAsGuest, excuse } = visits();

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
});
