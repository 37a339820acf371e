import { BadRequestError, NotFoundError } from '@aws-lambda-powertools/event-handler/http';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { API_ROOT } from '../shared/contract';
import { catalogClient, dynamoCatalog } from '../shared/dynamo-catalog';
import { callerOf, handlerOf, newApi } from '../shared/http-api';
import { readEnvironment } from '../shared/read-environment';
import { s3ObjectLocks } from '../shared/s3-object-locks';
import { s3ObjectStore } from '../shared/s3-object-store';
import { DeleteEnvironment } from './contract';
import { deleteAsset } from './delete-asset';
import { LockedError } from './locked-error';

const { ORIGINALS_BUCKET, CATALOG_TABLE, IS_COPIED, IS_LOCKABLE } = readEnvironment(DeleteEnvironment, process.env);
const s3 = new S3Client({});
const deps = {
  originals: s3ObjectStore(s3, ORIGINALS_BUCKET, { leavesMarker: IS_COPIED }),
  catalog: dynamoCatalog(catalogClient(new DynamoDBClient({})), CATALOG_TABLE),
  locks: IS_LOCKABLE ? s3ObjectLocks(s3, ORIGINALS_BUCKET) : undefined,
};

const api = newApi(new Logger());
api.errorHandler(URIError, async () => new BadRequestError('the path is not percent-encoded').toWebResponse());
api.delete(`${API_ROOT}/assets/:asset`, async ({ event, params }) => {
  const deletion = await deleteAsset(callerOf(event), params.asset ?? '', deps);
  if (deletion.state === 'absent') throw new NotFoundError('you have no such asset');
  if (deletion.state === 'locked') throw new LockedError(deletion.lock);
  return new Response(null, { status: 204 });
});

export const handler = handlerOf(api);
