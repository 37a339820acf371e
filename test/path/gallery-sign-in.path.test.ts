import { describeInBrowser } from '../support/browser';
import { invite, signIn, visits } from '../support/gallery';
import { given } from '../support/path';

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
});
