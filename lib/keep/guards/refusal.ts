import { AnyPrincipal, type Condition, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

interface Refusal {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Condition>>;
}

/** Refuses everybody to whom the conditions apply, whatever else allows them. No grant denies. */
export const refusal = ({ sid, actions, resources, conditions }: Refusal): PolicyStatement =>
  new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: [...resources],
    conditions,
  });
