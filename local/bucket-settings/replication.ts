import type { ReplicationConfiguration, ReplicationRule } from '@aws-sdk/client-s3';

/** Rules as templates write them: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-replicationconfiguration.html */
export type TemplateReplication = { readonly Role: string; readonly Rules: readonly TemplateRule[] };
type TemplateRule = Omit<ReplicationRule, 'ID'> & { readonly Id: string };

/** The same as the service takes it, which calls one thing otherwise. */
export const serviceReplication = ({ Role, Rules }: TemplateReplication): ReplicationConfiguration => ({
  Role,
  Rules: Rules.map(({ Id, ...same }) => ({ ID: Id, ...same })),
});

/** What the service answers, as templates write it. */
export const templateReplication = ({ Role, Rules = [] }: ReplicationConfiguration) => ({
  Role,
  Rules: Rules.map(({ ID, ...same }) => ({ Id: ID, ...same })),
});
