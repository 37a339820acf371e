import { refusal } from '../refusal';
import type { Stage } from './stage';

/** Refuses every method that the behaviour does not take. */
export const allowedMethods =
  (methods: readonly string[]): Stage =>
  async (request, next) =>
    methods.includes(request.method) ? next(request) : refusal(403, `this path does not take ${request.method}`);
