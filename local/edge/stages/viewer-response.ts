import { viewerResponseEvent } from '../functions/event';
import { responseAfter } from '../functions/results';
import { discard } from '../http';
import { functionFailure } from './function-failure';
import type { Stage } from './stage';
import type { FunctionAt } from './viewer-request';

/**
 * Lets a function change what goes to the viewer: what came from origin or cache and is no error.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
export const viewerResponse =
  ({ name, run, distributionId, log }: FunctionAt): Stage =>
  async (request, next) => {
    const response = await next(request);
    if (response.status >= 400 || response.madeBy === 'edge') return response;
    const event = viewerResponseEvent(request, response, distributionId);
    try {
      const changed = responseAfter(await run(event), response, event.response ?? { statusCode: response.status });
      if (changed.body !== response.body) discard(response);
      return changed;
    } catch (error) {
      discard(response);
      return functionFailure(name, error, log);
    }
  };
