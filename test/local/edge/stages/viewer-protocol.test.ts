import { ask, behaviour, edgeStack, servedEdge, stopServed } from '../../../support/edge';

afterEach(stopServed);

const given = (ViewerProtocolPolicy: string) =>
  servedEdge(
    edgeStack({
      DefaultCacheBehavior: behaviour('site', { ViewerProtocolPolicy, AllowedMethods: ['GET', 'HEAD', 'POST'] }),
    }),
  );

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
describe('a viewer without HTTPS', () => {
  test('is sent to the same address over HTTPS', async () => {
    const { address, plainAddress, seen } = await given('redirect-to-https');

    const answer = await ask(`${plainAddress}/a%20b?x=1`);

    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${address}/a%20b?x=1`]);
    expect(answer.headers.get('x-cache')).toBe('Redirect from cloudfront');
    expect(seen).toEqual([]);
  });

  test('is sent there with method and body when it has sent some', async () => {
    const { plainAddress } = await given('redirect-to-https');

    expect((await ask(`${plainAddress}/a`, { method: 'POST', body: 'x' })).status).toBe(307);
  });

  test('is refused where there is HTTPS only', async () => {
    const { address, plainAddress } = await given('https-only');

    expect((await ask(`${plainAddress}/a`)).status).toBe(403);
    expect((await ask(`${address}/a`)).status).toBe(200);
  });

  test('is served where both will do', async () => {
    const { plainAddress } = await given('allow-all');

    expect((await ask(`${plainAddress}/a`)).status).toBe(200);
  });
});
