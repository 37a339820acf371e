import { type EdgeResponse, fieldsOf } from './http';

/** An error that CloudFront itself would answer, with one sentence that says why. */
export function refusal(status: number, message: string, cause = 'Error'): EdgeResponse {
  return {
    status,
    headers: fieldsOf({ 'content-type': 'text/plain; charset=utf-8', 'x-cache': `${cause} from cloudfront` }),
    body: Buffer.from(`${message}\n`),
    madeBy: 'edge',
  };
}
