import { GetParameterCommand, ParameterNotFound, SSMClient, SSMServiceException } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { ssmParameter } from '../../../lambdas/purge-cdn/ssm-parameter';

const MINUTE_MS = 60_000;

function given() {
  const client = new SSMClient({ region: 'us-east-1' });
  const ssm = mockClient(client);
  const clock = { now: 0 };
  return { ssm, clock, read: ssmParameter(client, 'distribution-id', () => clock.now) };
}

describe('a parameter', () => {
  test('is asked for once a minute', async () => {
    const { ssm, clock, read } = given();
    ssm.on(GetParameterCommand, { Name: 'distribution-id' }).resolves({ Parameter: { Value: 'E1' } });

    expect([await read(), await read()]).toEqual(['E1', 'E1']);
    clock.now += MINUTE_MS - 1;
    await read();
    expect(ssm.calls()).toHaveLength(1);
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'E2' } });
    clock.now += 1;

    expect(await read()).toBe('E2');
  });

  test('that does not exist is no error, and is there as soon as it does', async () => {
    const { ssm, read } = given();
    ssm.on(GetParameterCommand).rejects(new ParameterNotFound({ message: 'none', $metadata: {} }));
    expect(await read()).toBeUndefined();
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'E1' } });

    expect(await read()).toBe('E1');
  });

  test('that may not be read is an error', async () => {
    const { ssm, read } = given();
    const denied = new SSMServiceException({ name: 'AccessDeniedException', $fault: 'client', $metadata: {} });
    ssm.on(GetParameterCommand).rejects(denied);

    await expect(read()).rejects.toThrow(SSMServiceException);
  });
});
