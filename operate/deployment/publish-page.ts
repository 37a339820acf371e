import { S3Client } from '@aws-sdk/client-s3';
import { publishGallery } from '../../gallery/publish';
import type { Config } from '../../lib/config';
import type { Outputs } from '../outputs';

/** Puts the page into the stage's site bucket, with the settings that it needs there. */
export async function publishPage({ region }: Config, outputs: Outputs): Promise<void> {
  const settings = { signInUrl: outputs('SignInUrl'), clientId: outputs('PageClientId') };
  await publishGallery(new S3Client({ region }), outputs('SiteBucket'), settings);
}
