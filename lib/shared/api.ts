import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { HttpApi, type HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { API_ROOT } from '../../lambdas/shared/contract';
import type { FunctionPlatform } from './node-function';

export interface ApiProps {
  readonly users: IUserPool;
  /** The client whose tokens are taken. */
  readonly page: IUserPoolClient;
  readonly platform: FunctionPlatform;
}

/** The HTTP API: every route is below `/api/v1` and asks for a signed-in user. CloudFront serves it on the site's own host. */
export class Api extends Construct {
  /** Its host name, for an origin of CloudFront. */
  readonly domainName: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, { users, page, platform }: ApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      apiName: platform.nameOf('api'),
      createDefaultStage: false,
      defaultAuthorizer: new HttpUserPoolAuthorizer('Users', users, { userPoolClients: [page] }),
    });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/aws/apigateway/${platform.nameOf('api')}`,
      retention: platform.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      // an account's share is 10,000 a second: a runaway client must not take what the rest of the account needs
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs) },
    });
    this.domainName = `${this.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  /** Answers `method` on `/api/v1<path>` with a function. */
  route(method: HttpMethod, path: `/${string}`, handler: IFunction): void {
    const integration = new HttpLambdaIntegration(handler.node.scope?.node.id ?? handler.node.id, handler);
    this.api.addRoutes({ methods: [method], path: `${API_ROOT}${path}`, integration });
  }
}
