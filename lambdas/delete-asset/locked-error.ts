import { HttpError } from '@aws-lambda-powertools/event-handler/http';
import type { Lock } from '../shared/object-locks';

/** 409: the photo is there and stays, because somebody has locked it. */
export class LockedError extends HttpError {
  readonly statusCode = 409;
  readonly errorType = 'Conflict';

  constructor({ until, isHeld }: Lock) {
    super(`this asset can't be deleted ${isHeld ? 'while it is on legal hold' : `before ${until}`}`, undefined, {
      reason: 'locked',
      until,
      isHeld,
    });
  }
}
