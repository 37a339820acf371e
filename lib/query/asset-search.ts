import { Duration, Size } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { SearchEnvironment } from '../../lambdas/search-assets/contract';
import type { EnvironmentFor } from '../../lambdas/shared/contract';
import type { Api } from '../shared/api';
import { grantCatalogListing, grantCatalogReads } from '../shared/catalog-grants';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';

export interface AssetSearchProps {
  readonly catalog: ITableV2;
  readonly api: Api;
  readonly platform: FunctionPlatform;
}

/** `GET /assets` and `GET /assets/{asset}`: what the catalog knows of the caller's own. */
export class AssetSearch extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, { catalog, api, platform }: AssetSearchProps) {
    super(scope, id);
    this.function = new NodeFunction(this, 'Function', {
      handler: 'search-assets',
      description: "Answers questions about the caller's assets from the catalog",
      impact: "People don't see which photos they have.",
      platform,
      environment: { CATALOG_TABLE: catalog.tableName } satisfies EnvironmentFor<z.output<typeof SearchEnvironment>>,
      timeout: Duration.seconds(10),
      memory: Size.mebibytes(256),
      reservedConcurrency: platform.apiConcurrency,
    });
    grantCatalogReads(catalog, this.function);
    grantCatalogListing(catalog, this.function);
    api.route(HttpMethod.GET, '/assets', this.function);
    api.route(HttpMethod.GET, '/assets/{asset}', this.function);
  }
}
