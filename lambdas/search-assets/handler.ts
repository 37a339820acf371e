import { BadRequestError, NotFoundError } from '@aws-lambda-powertools/event-handler/http';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { CURSOR } from '../shared/catalog';
import { API_ROOT } from '../shared/contract';
import { catalogClient, dynamoCatalog } from '../shared/dynamo-catalog';
import { callerOf, handlerOf, newApi } from '../shared/http-api';
import { readEnvironment } from '../shared/read-environment';
import { SearchEnvironment } from './contract';
import { assetOf, newestAssets } from './search-assets';

/** As many as `BatchGetItem` reads at once, two items an asset. */
const MOST_A_PAGE = 50;

const Listing = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_A_PAGE).default(MOST_A_PAGE),
  cursor: z.string().regex(CURSOR, 'must be the cursor of a former answer').optional(),
});

const { CATALOG_TABLE } = readEnvironment(SearchEnvironment, process.env);
const catalog = dynamoCatalog(catalogClient(new DynamoDBClient({})), CATALOG_TABLE);

const api = newApi(new Logger());
api.errorHandler(URIError, async () => new BadRequestError('the path is not percent-encoded').toWebResponse());
api.get(`${API_ROOT}/assets`, async ({ event, valid }) => newestAssets(callerOf(event), valid.req.query, catalog), {
  validation: { req: { query: Listing } },
});
api.get(`${API_ROOT}/assets/:asset`, async ({ event, params }) => {
  const found = await assetOf(callerOf(event), params.asset ?? '', catalog);
  if (!found) throw new NotFoundError('you have no such asset');
  return found;
});

export const handler = handlerOf(api);
