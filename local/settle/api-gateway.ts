import { ApiGatewayV2Client, type RouteSettings, UpdateStageCommand } from '@aws-sdk/client-apigatewayv2';
import { clientConfig } from '../environment';
import type { Settlers } from './settler';

export const apiGatewaySettlers: Settlers = {
  'AWS::ApiGatewayV2::Stage': { writes: ['DefaultRouteSettings'], settle: settleStage },
};

async function settleStage(StageName: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const { ApiId, DefaultRouteSettings } = properties as { ApiId: string; DefaultRouteSettings: RouteSettings };
  const client = new ApiGatewayV2Client(clientConfig(endpoint));
  await client.send(new UpdateStageCommand({ ApiId, StageName, DefaultRouteSettings }));
}
