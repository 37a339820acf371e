import { GetAccessPointCommand, GetAccessPointPolicyCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { ifThere } from '../../../command/aws-error';
import { clientConfig, LOCAL_ACCOUNT } from '../../environment';
import { type Deployed, policyOf, type Readers } from '../reader';

export const s3ControlReaders: Readers = { 'AWS::S3::AccessPoint': readAccessPoint };

/** A client of the account's side of S3. The SDK puts the account's id before the host, which an address of numbers can't have. */
export const s3ControlAt = (endpoint: string): S3ControlClient =>
  new S3ControlClient({ ...clientConfig(endpoint), endpointProvider: () => ({ url: new URL(endpoint) }) });

async function readAccessPoint({ physicalId: Name }: Deployed, endpoint: string) {
  const client = s3ControlAt(endpoint);
  const question = { AccountId: LOCAL_ACCOUNT, Name };
  const accessPoint = await ifThere(client.send(new GetAccessPointCommand(question)));
  const answer = await ifThere(client.send(new GetAccessPointPolicyCommand(question)));
  return { ...accessPoint, Policy: policyOf(answer?.Policy) };
}
