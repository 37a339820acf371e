import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListResourceTagsCommand,
  paginateListAliases,
} from '@aws-sdk/client-kms';
import { clientConfig } from '../../environment';
import { type Deployed, policyOf, type Readers } from '../reader';

export const kmsReaders: Readers = { 'AWS::KMS::Key': readKey, 'AWS::KMS::Alias': readAlias };

async function readKey({ physicalId: KeyId, region }: Deployed, endpoint: string) {
  const client = new KMSClient(clientConfig(endpoint, region));
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
  const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId }));
  const { KeyRotationEnabled } = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
  const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }));
  return {
    ...KeyMetadata,
    EnableKeyRotation: KeyRotationEnabled,
    KeyPolicy: policyOf(Policy),
    Tags: Tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })),
  };
}

async function readAlias({ physicalId, region }: Deployed, endpoint: string) {
  const client = new KMSClient(clientConfig(endpoint, region));
  for await (const { Aliases = [] } of paginateListAliases({ client }, {})) {
    const alias = Aliases.find(({ AliasName }) => AliasName === physicalId);
    if (!alias) continue;
    // templates name the key by its ARN
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: alias.TargetKeyId }));
    return { AliasName: alias.AliasName, TargetKeyId: KeyMetadata?.Arn };
  }
}
