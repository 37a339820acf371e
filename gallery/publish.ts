import { extname } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { buildPage } from './build';
import type { PageSettings } from './src/settings';

const CONTENT_TYPE: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

type SiteFile = { readonly path: string; readonly body: Uint8Array | string };

/** Named after their content, so they never change. */
const isHashed = ({ path }: SiteFile): boolean => path.startsWith('assets/');

/** Builds the page and puts it into the site bucket with the settings of its stage. */
export async function publishGallery(client: S3Client, bucket: string, settings: PageSettings): Promise<void> {
  const page = await buildPage();
  const files: SiteFile[] = [...page, { path: 'settings.json', body: JSON.stringify(settings) }];
  const put = (file: SiteFile) => client.send(putOf(file, bucket));
  // a page must never be there before what it loads
  await Promise.all(files.filter(isHashed).map(put));
  await Promise.all(files.filter((file) => !isHashed(file)).map(put));
}

function putOf(file: SiteFile, bucket: string): PutObjectCommand {
  return new PutObjectCommand({
    Bucket: bucket,
    Key: file.path,
    Body: file.body,
    ContentType: CONTENT_TYPE[extname(file.path)] ?? 'application/octet-stream',
    CacheControl: isHashed(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
  });
}
