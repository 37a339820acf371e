import { edgeOf } from '../../../local/edge/distribution';
import { behaviour, edgeStack, FUNCTION_ORIGIN, groupOf } from '../../support/edge';

const SITE = { Id: 'site', DomainName: 'our-site.s3.us-east-1.amazonaws.com', OriginAccessControlId: 'oac' };

/** A site whose group and origins are partly changed. */
const given = ({
  group = {},
  maker = {},
  resources = {},
}: {
  group?: object;
  maker?: object;
  resources?: object;
} = {}) =>
  edgeStack(
    {
      CacheBehaviors: [],
      DefaultCacheBehavior: behaviour('group'),
      Origins: [SITE, { ...FUNCTION_ORIGIN, ...maker }],
      OriginGroups: groupOf(['site', 'maker'], [403], group),
    },
    { ...resources },
  );

describe('an origin group', () => {
  test('is its first member, and when to ask the second one', () => {
    const [only] = edgeOf(given()).behaviours;

    expect(only).toMatchObject({
      origin: { kind: 'bucket', bucket: 'our-site', readTimeoutMs: 30_000 },
      failover: { statuses: [403], origin: { kind: 'function', urlId: 'url1' } },
    });
  });

  test('may be named by some behaviours, and its members by others', () => {
    const stack = edgeStack({
      CacheBehaviors: [behaviour('group', { PathPattern: '/i/*' })],
      Origins: [SITE, FUNCTION_ORIGIN],
      OriginGroups: groupOf(['site', 'maker'], [403]),
    });

    expect(edgeOf(stack).behaviours.map(({ failover }) => failover?.origin.kind)).toEqual(['function', undefined]);
  });

  test.each([
    ['one member', ['site']],
    ['three members', ['site', 'maker', 'site']],
    ['a member that is no origin', ['site', 'nobody']],
  ])('is refused with %s', (_, members) => {
    const OriginGroups = groupOf(members, [403]);

    expect(() => edgeOf(edgeStack({ Origins: [SITE, FUNCTION_ORIGIN], OriginGroups, CacheBehaviors: [] }))).toThrow(
      'origin group group must have two members that the distribution has as origins',
    );
  });

  test('is refused by name with a feature that this server would ignore', () => {
    expect(() => edgeOf(given({ group: { SelectionCriteria: 'media-quality-based' } }))).toThrow(
      'SelectionCriteria of origin group group',
    );
  });
});

describe('a function as origin', () => {
  const control = (OriginAccessControlOriginType: string) => ({
    maker: { OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] } },
    resources: {
      Access: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: { OriginAccessControlConfig: { Name: 'access', OriginAccessControlOriginType } },
      },
    },
  });

  test('has as long to answer as the template says', () => {
    const [only] = edgeOf(given({ maker: { CustomOriginConfig: { OriginReadTimeout: 7 } } })).behaviours;

    expect(only?.failover?.origin.readTimeoutMs).toBe(7000);
  });

  test('is refused when anybody could call it', () => {
    expect(() => edgeOf(given({ maker: { OriginAccessControlId: undefined } }))).toThrow(
      'origin maker has no origin access control: CloudFront could reach a public function only',
    );
  });

  test('is refused with an access control for something else', () => {
    expect(() => edgeOf(given(control('lambda')))).not.toThrow();
    expect(() => edgeOf(given(control('s3')))).toThrow(
      'the access control of origin maker is for s3: a function takes lambda',
    );
  });
});
