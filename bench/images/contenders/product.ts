import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { answer, read } from './answer';
import { LIMITS, plan } from './plan';

/** What the function does with an original. */
answer({ make: async (photo) => [...(await makeRenditions(read(photo), plan(), LIMITS)).renditions] });
