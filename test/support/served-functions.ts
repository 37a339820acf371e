import { ask, behaviour, edgeStack, servedEdge } from './edge';

type Code = { request?: string; response?: string };

const functionResource = (code: string, changes: object = {}, config: object = {}) => ({
  Type: 'AWS::CloudFront::Function',
  Properties: {
    Name: 'ours',
    AutoPublish: true,
    FunctionCode: code,
    FunctionConfig: { Comment: 'ours', Runtime: 'cloudfront-js-2.0', ...config },
    ...changes,
  },
});

const association = (EventType: string, id: string) => ({
  EventType,
  FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] },
});

/** A stack whose site runs such functions before and after the cache, and whose policy adds a header. */
export function stackWith({ request, response }: Code, changes: object = {}, config: object = {}) {
  const FunctionAssociations = [
    ...(request ? [association('viewer-request', 'OnRequest')] : []),
    ...(response ? [association('viewer-response', 'OnResponse')] : []),
  ];
  const resources = {
    ...(request && { OnRequest: functionResource(request, changes, config) }),
    ...(response && { OnResponse: functionResource(response, changes, config) }),
    Policy: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'policy',
          CustomHeadersConfig: { Items: [{ Header: 'x-policy', Value: '1', Override: true }] },
        },
      },
    },
    Store: { Type: 'AWS::CloudFront::KeyValueStore', Properties: { Name: 'routes' } },
  };
  const DefaultCacheBehavior = behaviour('site', {
    FunctionAssociations,
    ResponseHeadersPolicyId: { Ref: 'Policy' },
    OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  });
  return edgeStack({ DefaultCacheBehavior }, resources);
}

/** It, served, and what the functions log. */
export async function given(code: Code, options: Parameters<typeof servedEdge>[1] = {}) {
  const lines: string[] = [];
  const edge = await servedEdge(stackWith(code), { log: (line) => lines.push(line), ...options });
  return { ...edge, lines, get: (path: string, init: RequestInit = {}) => ask(`${edge.address}${path}`, init) };
}

/** A viewer-request function with such a body. */
export const onRequest = (body: string) => ({
  request: `function handler(event) { var request = event.request; ${body} }`,
});

/** A viewer-response function with such a body. */
export const onResponse = (body: string) => ({
  response: `function handler(event) { var response = event.response; ${body} }`,
});
