import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, type HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { API_ROOT } from '../../lambdas/shared/contract';
import type { FunctionPlatform, NodeFunction } from './node-function';

export interface ApiProps {
  readonly users: IUserPool;
  /** The client whose tokens are taken. */
  readonly page: IUserPoolClient;
  readonly platform: FunctionPlatform;
}

/** No address and no token: who asked is in the function's log. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    error: '$context.error.message',
    integrationError: '$context.integrationErrorMessage',
  }),
);

/** The HTTP API: every route is below `/api/v1` and asks for a signed-in user. CloudFront serves it on the site's own host. */
export class Api extends Construct {
  /** Its host name, for an origin of CloudFront. */
  readonly domainName: string;
  /** What a person loses while it answers with errors of its own. */
  readonly impact = 'People get errors instead of answers from the API.';
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
      encryptionKey: platform.logKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      // an account's share is 10,000 a second: a runaway client must not take what the rest of the account needs
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: ACCESS_LOG },
    });
    // its own region, spelt out: in the edge stack `AWS::Region` would be another one
    this.domainName = `${this.api.apiId}.execute-api.${Stack.of(this).region}.${Aws.URL_SUFFIX}`;
  }

  metricRequests(): Metric {
    return this.api.metricCount();
  }

  /** Requests that the caller got wrong. */
  metricClientErrors(): Metric {
    return this.api.metricClientError();
  }

  /** Requests that we got wrong, or that no function was free for. */
  metricServerErrors(): Metric {
    return this.api.metricServerError();
  }

  /** What nineteen of twenty callers wait at the most. */
  metricLatency(): Metric {
    return this.api.metricLatency({ statistic: 'p95' });
  }

  /** Answers `method` on `/api/v1<path>` with a function. */
  route(method: HttpMethod, path: `/${string}`, handler: NodeFunction): void {
    const integration = new HttpLambdaIntegration(handler.handlerName, handler);
    this.api.addRoutes({ methods: [method], path: `${API_ROOT}${path}`, integration });
  }
}
