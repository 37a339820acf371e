import type { Stage } from './stage';

/** Asks for the default root object where a viewer asked for the root: of the distribution only, not of its folders. */
export const defaultRootObject =
  (name: string): Stage =>
  async (request, next) =>
    next(request.uri === '/' && name !== '' ? { ...request, uri: `/${name}` } : request);
