import { join } from 'node:path';
import { type Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Architecture, type CfnFunction, type ILayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { FunctionRole } from './function-role';

const PROJECT = join(__dirname, '..', '..');

/** What all functions of a stack have in common. */
export interface FunctionPlatform {
  readonly architecture: Architecture;
  readonly logRetention: RetentionDays;
  /** Encrypts log groups. @default - a key that CloudWatch Logs owns */
  readonly logKey?: IKey;
  /** Encrypts queues. @default - a key that SQS owns */
  readonly messageKey?: IKey;
  /** Lets a function send traces. */
  readonly traces: IManagedPolicy;
  /** Invocations of one consumer side by side, at most. */
  readonly maxConcurrency: number;
  /** Whether these are kept free for it. */
  readonly reservesConcurrency: boolean;
  /** Invocations of a function of the API that are kept free for it, and its most. @default - as many as the account has free */
  readonly apiConcurrency?: number;
  /** A layer with sharp for `architecture`. @default - sharp is where the function runs (this machine) */
  readonly sharp?: ILayerVersion;
  /** A layer with a decoder of HEIC. @default - it is where the function runs, or nobody asks for it */
  readonly heic?: ILayerVersion;
  /** The full name of a function, a queue or a log group. */
  readonly nameOf: (thing: string) => string;
}

export interface NodeFunctionProps {
  /** The folder below `lambdas/`, which is also the function's name. */
  readonly handler: string;
  readonly description: string;
  /** What a person loses while it fails: one sentence, said by every alarm about it. */
  readonly impact: string;
  readonly platform: FunctionPlatform;
  /** `{…} satisfies EnvironmentFor<…>` of the handler's contract. */
  readonly environment: Record<string, string>;
  readonly timeout: Duration;
  readonly memory: Size;
  /** @default false */
  readonly usesSharp?: boolean;
  /** How many run side by side at the most, and are kept free for it. @default - as many as the account has free */
  readonly reservedConcurrency?: number;
}

/** A handler folder as a function: the one place for runtime, bundling and logs. */
export class NodeFunction extends NodejsFunction {
  /** The folder below `lambdas/`. */
  readonly handlerName: string;
  /** What a person loses while it fails. */
  readonly impact: string;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const { handler, description, impact, platform, environment, timeout, memory, usesSharp = false } = props;
    const functionName = platform.nameOf(handler);
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: platform.logRetention,
      encryptionKey: platform.logKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      functionName,
      description,
      entry: join(PROJECT, 'lambdas', handler, 'handler.ts'),
      projectRoot: PROJECT,
      depsLockFilePath: join(PROJECT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: platform.architecture,
      environment: { ...environment, POWERTOOLS_SERVICE_NAME: handler },
      timeout,
      memorySize: memory.toMebibytes(),
      reservedConcurrentExecutions: props.reservedConcurrency,
      layers: usesSharp && platform.sharp ? [platform.sharp] : [],
      logGroup,
      // without AWSLambdaBasicExecutionRole, which may write any log and would make this one again after it was destroyed
      role: new FunctionRole(scope, `${id}Role`, { description: `What ${handler} may do`, shared: [platform.traces] }),
      bundling: {
        format: OutputFormat.CJS,
        // the ES modules of the SDK shake better: a third off bundle and cold start
        mainFields: ['module', 'main'],
        minify: true,
        // the SDK that was tested is the one that runs, not the runtime's
        bundleAwsSDK: true,
        externalModules: usesSharp ? ['sharp', 'heic-decode'] : [],
        logLevel: LogLevel.WARNING,
      },
    });
    logGroup.grantWrite(this);
    // CDK's `tracing` would let each role send traces by a statement of its own.
    // One request a second and a twentieth of the rest are traced, 100,000 a month for nothing. Traces of the API begin here: an HTTP API
    // has none of its own, https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
    (this.node.defaultChild as CfnFunction).tracingConfig = { mode: 'Active' };
    // glibc's arenas keep what sharp has freed, each its own: one instead of eight a core takes half the memory, and no time is lost
    // where pixels wait for one another anyway
    if (usesSharp) this.addEnvironment('MALLOC_ARENA_MAX', '1');
    this.handlerName = handler;
    this.impact = impact;
  }

  /** Errors of every function of this account and region, ours or not: CloudWatch keeps that sum by itself. */
  static metricErrorsOfAll(): Metric {
    return metricOfAll('Errors', 'Sum');
  }

  /** Invocations of every function that were refused because none was free. */
  static metricThrottlesOfAll(): Metric {
    return metricOfAll('Throttles', 'Sum');
  }

  /** Invocations of every function side by side, of which an account and region has 1,000 at first. */
  static metricConcurrencyOfAll(): Metric {
    return metricOfAll('ConcurrentExecutions', 'Maximum');
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
const metricOfAll = (metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/Lambda', metricName, statistic });
