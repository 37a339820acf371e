import type { EdgeRequest, EdgeResponse, Fields, Viewer } from '../http';
import { isHidden } from './header-rules';

/** One query string parameter, header or cookie; `multiValue` when it came more than once. */
export type FieldValue = {
  value: string;
  attributes?: string;
  multiValue?: Array<{ value: string; attributes?: string }>;
};
export type EventFields = Record<string, FieldValue>;

export type EventRequest = {
  method: string;
  uri: string;
  querystring: EventFields;
  headers: EventFields;
  cookies: EventFields;
};
export type EventResponse = {
  statusCode: number;
  statusDescription?: string;
  headers?: EventFields;
  cookies?: EventFields;
  body?: string | { encoding: 'text' | 'base64'; data: string };
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
export type EdgeEvent = {
  version: '1.0';
  context: {
    distributionDomainName: string;
    distributionId: string;
    eventType: 'viewer-request' | 'viewer-response';
    requestId: string;
  };
  viewer: { ip: string };
  request: EventRequest;
  response?: EventResponse;
};

/** What a viewer-request function is given. */
export function viewerRequestEvent(request: EdgeRequest, distributionId: string): EdgeEvent {
  return event('viewer-request', request, distributionId);
}

/** What a viewer-response function is given. */
export function viewerResponseEvent(request: EdgeRequest, response: EdgeResponse, distributionId: string): EdgeEvent {
  const { status, statusDescription = '', headers } = response;
  return {
    ...event('viewer-response', request, distributionId),
    response: {
      statusCode: status,
      statusDescription,
      headers: headersOf(headers, ['set-cookie']),
      cookies: collapsed((headers.get('set-cookie') ?? []).map(setCookie)),
    },
  };
}

function event(eventType: EdgeEvent['context']['eventType'], request: EdgeRequest, distributionId: string): EdgeEvent {
  const { ip, requestId }: Viewer = request.viewer;
  const distributionDomainName = `${distributionId.toLowerCase()}.cloudfront.net`;
  return {
    version: '1.0',
    context: { distributionDomainName, distributionId, eventType, requestId },
    viewer: { ip },
    request: {
      method: request.method,
      uri: request.uri,
      querystring: queryOf(request.query),
      headers: headersOf(request.headers, ['cookie']),
      cookies: cookiesOf(request.headers),
    },
  };
}

/** Parts as the viewer wrote them: nothing is decoded. */
export function queryOf(query: string): EventFields {
  return collapsed(
    query
      .split('&')
      .filter((part) => part !== '')
      .map(pair),
  );
}

export function cookiesOf(headers: Fields): EventFields {
  const cookies = (headers.get('cookie') ?? []).flatMap((value) => value.split(/;\s*/));
  return collapsed(cookies.filter((cookie) => cookie !== '').map(pair));
}

/** All that functions may see, but those that the event has elsewhere. */
export function headersOf(headers: Fields, elsewhere: readonly string[]): EventFields {
  const shown = [...headers].filter(([name]) => !isHidden(name) && !elsewhere.includes(name));
  return collapsed(shown.flatMap(([name, values]) => values.map((value) => [name, { value }] as const)));
}

type Named = readonly [name: string, field: { value: string; attributes?: string }];

function pair(text: string): Named {
  const at = text.indexOf('=');
  return at < 0 ? [text, { value: '' }] : [text.slice(0, at), { value: text.slice(at + 1) }];
}

function setCookie(text: string): Named {
  const [first = '', ...attributes] = text.split(/;\s*/);
  const [name, { value }] = pair(first);
  return [name, attributes.length > 0 ? { value, attributes: attributes.join('; ') } : { value }];
}

/** Those of one name as one: the first by itself, and all of them where there are several. */
function collapsed(all: readonly Named[]): EventFields {
  const fields: EventFields = {};
  for (const [name, field] of all) {
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (known) known.multiValue = [...(known.multiValue ?? [withoutMany(known)]), field];
    // a name such as __proto__ must be a name only
    else
      Object.defineProperty(fields, name, {
        value: { ...field },
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return fields;
}

const withoutMany = ({ multiValue, ...field }: FieldValue) => field;
