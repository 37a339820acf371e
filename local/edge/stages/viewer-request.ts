import type { EdgeFunction } from '../functions/edge-function';
import { viewerRequestEvent } from '../functions/event';
import { generatedResponse, isResponse, requestAfter } from '../functions/results';
import type { EdgeRequest, EdgeResponse } from '../http';
import { functionFailure } from './function-failure';
import type { Stage } from './stage';

export type FunctionAt = {
  readonly name: string;
  readonly run: EdgeFunction;
  readonly distributionId: string;
  readonly log: (line: string) => void;
};

/** Lets a function change the request before anything is looked up, or answer it. */
export const viewerRequest =
  (at: FunctionAt): Stage =>
  async (request, next) => {
    const { goOn, answer } = await decided(request, at);
    return goOn ? next(goOn) : answer;
  };

type Decision =
  | { readonly goOn: EdgeRequest; readonly answer?: never }
  | { readonly goOn?: never; readonly answer: EdgeResponse };

async function decided(request: EdgeRequest, { name, run, distributionId, log }: FunctionAt): Promise<Decision> {
  try {
    const returned = await run(viewerRequestEvent(request, distributionId));
    return isResponse(returned) ? { answer: generatedResponse(returned) } : { goOn: requestAfter(returned, request) };
  } catch (error) {
    return { answer: functionFailure(name, error, log) };
  }
}
