import { PutObjectCommand, RestoreObjectCommand } from '@aws-sdk/client-s3';
import { describeInBrowser } from '../support/browser';
import { FRIENDS, photos, visits } from '../support/gallery';
import { given } from '../support/path';

describeInBrowser('a photo in an archive, on the page', () => {
  const { visitAsGuest } = visits();

  test('is listed with the reason, appears by itself when it is restored, and its viewer says until when', async () => {
    const { s3 } = given();
    const page = await visitAsGuest();
    const [, Bucket = '', Key = ''] = /s3:\/\/([^/]+)\/(\S+)/.exec(await page.locator('#cli-line').innerText()) ?? [];
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: FRIENDS.buffer, StorageClass: 'GLACIER' }));
    await page.locator('#refused-rows').getByText('lies in an archive and must be restored first').waitFor();

    const RestoreRequest = { Days: 2, GlacierJobParameters: { Tier: 'Standard' as const } };
    await s3.send(new RestoreObjectCommand({ Bucket, Key, RestoreRequest }));
    await photos(page).waitFor();
    await page.locator('#photo-grid [data-do=open]').click();

    await page
      .locator('#viewer-facts')
      .getByText(/restored until \d{1,2} \w{3,4} \d{4}/)
      .waitFor();
  });
});
