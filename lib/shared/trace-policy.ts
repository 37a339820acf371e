import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Lets all functions of a stack send traces: written once, since X-Ray knows no resource that this could be narrowed to. */
export class TracePolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Sends traces to X-Ray',
      statements: [
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
        new PolicyStatement({ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }),
      ],
    });
  }
}
