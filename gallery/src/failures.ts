/** Nothing answered: no network, or nobody there. A later try may help. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The API or the bucket said no; `message` is in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';

  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Cognito said no; `code` is the name of its exception. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';

  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The person must sign in again. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** `fetch`, with its failure named. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable('nothing answered', { cause: error });
  }
}

/** Whether the same file may fare better next time: of all answers, only "too large" stays the same. */
export const isWorthRetrying = (error: unknown): boolean => !(error instanceof Refused && error.status === 413);
