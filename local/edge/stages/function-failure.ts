import { InvalidResult } from '../functions/invalid-result';
import type { EdgeResponse } from '../http';
import { refusal } from '../refusal';

/** What a viewer gets when a function threw, or returned what CloudFront does not take. The log has the reason, as CloudWatch would. */
export function functionFailure(name: string, error: unknown, log: (line: string) => void): EdgeResponse {
  const { message } = error as Error;
  log(`function ${name}: ${message}`);
  if (error instanceof InvalidResult) return refusal(502, `function ${name}: ${message}`);
  return refusal(503, `function ${name} failed: ${message}`, 'FunctionExecutionError');
}
