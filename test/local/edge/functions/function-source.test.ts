import { edgeOf } from '../../../../local/edge/distribution';
import { ask, behaviour, edgeStack, servedEdge, stopServed } from '../../../support/edge';
import { stackWith } from '../../../support/served-functions';

afterEach(stopServed);

describe('a function of the template', () => {
  const code = 'function handler(event) { return event.request; }';

  test('reads its key value store', async () => {
    const request = `import cf from 'cloudfront';
      async function handler(event) { event.request.uri = await cf.kvs().get(event.request.uri); return event.request; }`;
    const asked: string[] = [];
    const meta = { creationDateTime: '', lastUpdatedDateTime: '' };
    const stores = (id: string) => {
      asked.push(id);
      return { read: async () => ({ ids: ['routes'], items: [['/a', '/r/7/a']] as const, meta }) };
    };
    const config = { KeyValueStoreAssociations: [{ KeyValueStoreARN: { 'Fn::GetAtt': ['Store', 'Arn'] } }] };
    const { address, seen } = await servedEdge(stackWith({ request }, {}, config), { stores });

    await ask(`${address}/a`);

    expect([asked, seen[0]?.url]).toEqual([['Store'], '/our-site/r/7/a']);
  });

  test.each([
    ['that is not published', { AutoPublish: false }, {}, 'function ours is not published'],
    ['for an older runtime', {}, { Runtime: 'cloudfront-js-1.0' }, 'function ours wants cloudfront-js-1.0'],
    ['with an unknown feature', { Alias: 'x' }, {}, 'Alias of function OnRequest'],
    ['with an unknown setting', {}, { MemorySize: 1 }, 'MemorySize of function OnRequest'],
  ])('is refused by name: one %s', (_, changes, config, message) => {
    expect(() => edgeOf(stackWith({ request: code }, changes, config))).toThrow(message);
  });

  test('is refused by name when it is of another stack, or runs at another event', () => {
    const at = (FunctionAssociations: object[]) =>
      edgeStack({ DefaultCacheBehavior: behaviour('site', { FunctionAssociations }) });
    const FunctionARN = 'arn:aws:cloudfront::111122223333:function/theirs';

    expect(() => edgeOf(at([{ EventType: 'viewer-request', FunctionARN }]))).toThrow('does not know the function arn');
    expect(() => edgeOf(at([{ EventType: 'origin-request', FunctionARN }]))).toThrow('functions at origin-request');
  });

  test('is refused before anything listens when its code is not for CloudFront', async () => {
    const serving = servedEdge(stackWith({ request: `${code} class A {}` }));

    await expect(serving).rejects.toThrow("function ours has what CloudFront's runtime 2.0 does not");
  });
});
