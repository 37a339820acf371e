import {
  type AddToPrincipalPolicyResult,
  type IManagedPolicy,
  ManagedPolicy,
  type PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export interface FunctionRoleProps {
  /** What the policy says of itself. */
  readonly description: string;
  /** What functions have in common. */
  readonly shared: readonly IManagedPolicy[];
}

/**
 * The role of one function. All that is granted to it stands in one customer managed policy: it has versions, it can be looked up and
 * analysed by itself, and there is no second place to look. CDK would write inline policies.
 */
export class FunctionRole extends Role {
  private readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { description, shared }: FunctionRoleProps) {
    // neither SourceAccount nor SourceArn: Lambda names them in no documentation of this trust, and who may pass the role is iam:PassRole's
    super(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [...shared] });
    this.policy = new ManagedPolicy(this, 'Policy', { description });
    this.addManagedPolicy(this.policy);
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.policy };
  }
}
