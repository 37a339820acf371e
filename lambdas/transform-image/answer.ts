import { STATUS_CODES } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Declined } from './declined';
import type { File, Wanted } from './transform-image';

/** What a function URL hands over, as far as anybody looks at it. */
export type Asked = {
  readonly rawPath: string;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
  readonly requestContext: { readonly http: { readonly method: string } };
};
type Answer = APIGatewayProxyStructuredResultV2;

/** What raced a deletion must not stay for as long as the file that lies in the bucket. */
const FOR_A_MINUTE = 'public, max-age=60';
/** The lease of whoever is at it is over by then. */
const RETRY_AFTER_SECONDS = '2';

/** Answers GET and HEAD with the picture that `transform` makes, and whatever it declines with the reason. */
export async function answerTo(event: Asked, transform: (wanted: Wanted) => Promise<File>): Promise<Answer> {
  const { method } = event.requestContext.http;
  try {
    if (method !== 'GET' && method !== 'HEAD')
      throw new Declined(405, `${method} is nothing to do with a picture: GET it`);
    const wanted = { path: event.rawPath, signature: event.queryStringParameters?.s };
    return answerOf(await transform(wanted), method === 'HEAD');
  } catch (error) {
    if (error instanceof Declined) return refusalOf(error);
    throw error;
  }
}

function answerOf({ body, contentType }: File, isHead: boolean): Answer {
  const headers = { 'content-type': contentType, 'cache-control': FOR_A_MINUTE };
  if (isHead) return { statusCode: 200, headers: { ...headers, 'content-length': String(body.byteLength) }, body: '' };
  return { statusCode: 200, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
}

/** As the API says it. */
function refusalOf({ status, message }: Declined): Answer {
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(status === 405 && { allow: 'GET, HEAD' }),
      ...(status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
    },
    body: JSON.stringify({ statusCode: status, error: STATUS_CODES[status], message }),
  };
}
