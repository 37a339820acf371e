import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { LIMITS } from '../../../test/support/limits';
import { answer, read } from './answer';
import { plan } from './plan';

/** What the function does with an original. */
answer({ make: async (photo) => [...(await makeRenditions(read(photo), plan(), LIMITS)).renditions] });
