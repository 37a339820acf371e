import { Obstacle } from '../../command/obstacle';
import { childEnvironment, clientConfig, requireLoopback } from '../../local/environment';

describe('the local environment', () => {
  test.each([
    'https://s3.amazonaws.com',
    'http://localhost.evil.example',
    'http://10.0.0.1:4566',
    'http://127.0.0.1.example.com',
  ])('refuses %s: it is not this machine', (endpoint) => {
    expect(() => requireLoopback(endpoint)).toThrow(Obstacle);
    expect(() => clientConfig(endpoint)).toThrow(Obstacle);
    expect(() => childEnvironment(endpoint)).toThrow(Obstacle);
  });

  test.each(['http://127.0.0.1:4566', 'http://[::1]:4566'])('takes %s', (endpoint) => {
    expect(clientConfig(endpoint)).toMatchObject({
      endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });

  test("hands none of the caller's AWS settings to a child", () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_PROFILE: 'production',
      AWS_SESSION_TOKEN: 'real',
      CDK_DEFAULT_ACCOUNT: '123456789012',
      HTTP_PROXY: 'http://proxy.example',
      SERVICES: 's3',
    });

    const environment = childEnvironment('http://127.0.0.1:4566');
    process.env = before;

    expect(environment).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_ACCESS_KEY_ID: 'test',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    });
    expect(environment).not.toHaveProperty('AWS_PROFILE');
    expect(environment).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(environment).not.toHaveProperty('CDK_DEFAULT_ACCOUNT');
    expect(environment).not.toHaveProperty('HTTP_PROXY');
    expect(environment).not.toHaveProperty('SERVICES');
  });
});
