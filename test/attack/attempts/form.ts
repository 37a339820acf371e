import { createHmac } from 'node:crypto';
import { given } from '../../support/path';
import type { Actor } from './attempt';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Puts an object the way a page's form does, which somebody signed so long ago: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html */
export async function putByForm(signer: Actor, bucket: string, key: string, agoSeconds = 0): Promise<number> {
  const { credentials, region } = signer;
  const moment = new Date(Date.now() - agoSeconds * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = [moment.slice(0, 8), region, 's3', 'aws4_request'];
  const fields = {
    bucket,
    key,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': [credentials.accessKeyId, ...scope].join('/'),
    'x-amz-date': moment,
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  const conditions = Object.entries(fields).map(([name, value]) => ({ [name]: value }));
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const signingKey = scope.reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const form = new FormData();
  const signed = { ...fields, policy, 'x-amz-signature': hmac(signingKey, policy).toString('hex') };
  for (const [name, value] of Object.entries(signed)) form.append(name, value);
  form.append('file', new Blob(['a photo']));
  return (await fetch(`${given().endpoint}/${bucket}`, { method: 'POST', body: form })).status;
}
