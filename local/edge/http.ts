import type { Readable } from 'node:stream';

/** Header fields: lower-case name to every value that came under it, in their order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** A viewer's request on its way through the stages. */
export type EdgeRequest = {
  readonly method: string;
  /** Percent-encoded, with a leading slash. */
  readonly uri: string;
  /** Percent-encoded, without the question mark. */
  readonly query: string;
  readonly headers: Fields;
  readonly body?: Readable;
  /** What the cache asks the origin with: whether its copy is still right. */
  readonly validators?: Fields;
  readonly viewer: Viewer;
};

export type Viewer = {
  readonly ip: string;
  readonly scheme: 'http' | 'https';
  readonly requestId: string;
};

/** A response on its way back. */
export type EdgeResponse = {
  readonly status: number;
  readonly statusDescription?: string;
  readonly headers: Fields;
  readonly body: Buffer | Readable;
  /** Who made it: a viewer-response function runs for what came from an origin or the cache only. */
  readonly madeBy: 'origin' | 'edge';
};

/** Reads to its end a body that nobody gets, so that its connection is free for the next request. */
export function discard({ body }: EdgeResponse): void {
  if (!Buffer.isBuffer(body)) body.on('error', () => {}).resume();
}

/** Field by field, for tests and for what a stage makes itself. */
export function fieldsOf(values: Readonly<Record<string, string | readonly string[]>>): Fields {
  return new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), [value].flat()]));
}

/** All values of a field as one, as they may be joined by RFC 9110; `undefined` when it is not there. */
export function fieldValue(fields: Fields, name: string): string | undefined {
  return fields.get(name)?.join(', ');
}

/** The same fields with some replaced; `undefined` takes one away. */
export function withFields(fields: Fields, changes: Readonly<Record<string, string | undefined>>): Fields {
  const changed = new Map(fields);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, [value]);
  }
  return changed;
}

/** Of Node's flat list of names and values. */
export function fieldsIn(rawHeaders: readonly string[]): Fields {
  const fields = new Map<string, string[]>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    fields.set(name, [...(fields.get(name) ?? []), rawHeaders[index + 1] ?? '']);
  }
  return fields;
}
