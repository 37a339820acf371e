import { BadRequestError, NotFoundError } from '@aws-lambda-powertools/event-handler/http';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { API_ROOT } from '../shared/contract';
import { catalogClient, dynamoCatalog } from '../shared/dynamo-catalog';
import { callerOf, handlerOf, newApi } from '../shared/http-api';
import { readEnvironment } from '../shared/read-environment';
import { s3ObjectStore } from '../shared/s3-object-store';
import { DeleteEnvironment } from './contract';
import { deleteAsset } from './delete-asset';

const { ORIGINALS_BUCKET, CATALOG_TABLE, IS_COPIED } = readEnvironment(DeleteEnvironment, process.env);
const deps = {
  originals: s3ObjectStore(new S3Client({}), ORIGINALS_BUCKET, { leavesMarker: IS_COPIED }),
  catalog: dynamoCatalog(catalogClient(new DynamoDBClient({})), CATALOG_TABLE),
};

const api = newApi(new Logger());
api.errorHandler(URIError, async () => new BadRequestError('the path is not percent-encoded').toWebResponse());
api.delete(`${API_ROOT}/assets/:asset`, async ({ event, params }) => {
  if (!(await deleteAsset(callerOf(event), params.asset ?? '', deps)))
    throw new NotFoundError('you have no such asset');
  return new Response(null, { status: 204 });
});

export const handler = handlerOf(api);
