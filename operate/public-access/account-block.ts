import {
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
  PutPublicAccessBlockCommand,
  type S3ControlClient,
} from '@aws-sdk/client-s3-control';
import { ifThere } from '../../command/aws-error';

/** What an account refuses of all of its buckets, whatever they allow. */
export type AccountBlock = {
  readonly account: string;
  isComplete(): Promise<boolean>;
  /** Refuses all that makes a bucket public, by policy or by ACL, from now on and what is there. */
  complete(): Promise<void>;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const EVERYTHING = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
} satisfies PublicAccessBlockConfiguration;

/** An account as S3 knows it. */
export const accountBlock = (client: S3ControlClient, account: string): AccountBlock => ({
  account,
  async isComplete() {
    const answer = await ifThere(client.send(new GetPublicAccessBlockCommand({ AccountId: account })));
    const found: PublicAccessBlockConfiguration = answer?.PublicAccessBlockConfiguration ?? {};
    return Object.keys(EVERYTHING).every((part) => found[part as keyof PublicAccessBlockConfiguration]);
  },
  async complete() {
    const PublicAccessBlockConfiguration = EVERYTHING;
    await client.send(new PutPublicAccessBlockCommand({ AccountId: account, PublicAccessBlockConfiguration }));
  },
});
