import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { GALLERY } from './paths';

const CONTENT_TYPE: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/** What the page must know of the stage it runs on; read from `/settings.json`. */
export type PageSettings = {
  /** Where to send `InitiateAuth`. */
  readonly signInUrl: string;
  readonly clientId: string;
  /** The local stage signs its one developer in by itself. */
  readonly developer?: { readonly email: string; readonly password: string };
};

/** Puts the page and its settings into the site bucket. Browsers ask every time whether it has changed. */
export async function publishGallery(client: S3Client, bucket: string, settings: PageSettings): Promise<void> {
  const files = readdirSync(GALLERY).map((name) => ({ name, body: readFileSync(join(GALLERY, name)) }));
  const all = [...files, { name: 'settings.json', body: Buffer.from(JSON.stringify(settings)) }];
  const puts = all.map(({ name, body }) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: name,
        Body: body,
        ContentType: CONTENT_TYPE[extname(name)] ?? 'application/octet-stream',
        CacheControl: 'public, max-age=0, must-revalidate',
      }),
    ),
  );
  await Promise.all(puts);
}
