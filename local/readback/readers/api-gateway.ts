import {
  ApiGatewayV2Client,
  GetApiCommand,
  GetAuthorizerCommand,
  GetIntegrationCommand,
  GetRouteCommand,
  GetStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { clientConfig } from '../../environment';
import { type Deployed, lastPart, type Reader, type Readers } from '../reader';

/** A part of an API: its answer says everything but which API it belongs to, which the question did. */
const partReader =
  (ask: (client: ApiGatewayV2Client, ApiId: string, id: string) => Promise<object>): Reader =>
  async ({ physicalId, properties }: Deployed, endpoint) => {
    const ApiId = String(properties.ApiId);
    return { ApiId, ...(await ask(new ApiGatewayV2Client(clientConfig(endpoint)), ApiId, lastPart(physicalId))) };
  };

export const apiGatewayReaders: Readers = {
  'AWS::ApiGatewayV2::Api': ({ physicalId: ApiId }, endpoint) =>
    new ApiGatewayV2Client(clientConfig(endpoint)).send(new GetApiCommand({ ApiId })),
  'AWS::ApiGatewayV2::Stage': partReader((client, ApiId, StageName) =>
    client.send(new GetStageCommand({ ApiId, StageName })),
  ),
  'AWS::ApiGatewayV2::Integration': partReader((client, ApiId, IntegrationId) =>
    client.send(new GetIntegrationCommand({ ApiId, IntegrationId })),
  ),
  'AWS::ApiGatewayV2::Route': partReader((client, ApiId, RouteId) =>
    client.send(new GetRouteCommand({ ApiId, RouteId })),
  ),
  'AWS::ApiGatewayV2::Authorizer': partReader((client, ApiId, AuthorizerId) =>
    client.send(new GetAuthorizerCommand({ ApiId, AuthorizerId })),
  ),
};
