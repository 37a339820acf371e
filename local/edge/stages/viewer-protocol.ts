import type { ViewerProtocol } from '../distribution';
import { type EdgeRequest, type EdgeResponse, fieldsOf } from '../http';
import { refusal } from '../refusal';
import type { Stage } from './stage';

const SAFE = ['GET', 'HEAD'];

/** Lets plain HTTP through, sends it to HTTPS or refuses it, as the behaviour says. `httpsAddress` stands for the distribution over HTTPS. */
export const viewerProtocol =
  (policy: ViewerProtocol, httpsAddress: string): Stage =>
  async (request, next) => {
    if (request.viewer.scheme === 'https' || policy === 'allow-all') return next(request);
    if (policy === 'https-only') return refusal(403, 'this path is served over HTTPS only');
    return redirectTo(httpsAddress, request);
  };

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html: methods with a body keep it */
function redirectTo(httpsAddress: string, { method, uri, query }: EdgeRequest): EdgeResponse {
  const location = `${httpsAddress}${uri}${query === '' ? '' : `?${query}`}`;
  return {
    status: SAFE.includes(method) ? 301 : 307,
    headers: fieldsOf({ location, 'x-cache': 'Redirect from cloudfront' }),
    body: Buffer.alloc(0),
    madeBy: 'edge',
  };
}
