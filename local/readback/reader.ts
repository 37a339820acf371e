/** A deployed resource as a reader needs it. */
export type Deployed = {
  readonly physicalId: string;
  /** Where its stack is. @default - where the stage lives */
  readonly region?: string;
  /** Resolved; a reader takes names from it only where the physical id does not tell them. */
  readonly properties: Readonly<Record<string, unknown>>;
};

/** Asks the service's own API what a resource is like, and answers in the shape of the template's properties. */
export type Reader = (resource: Deployed, endpoint: string) => Promise<unknown>;

/** Readers by resource type. */
export type Readers = Readonly<Record<string, Reader>>;

/** Tags as templates write them, from a service that answers a map. */
export const tagsOf = (map: Readonly<Record<string, string>> = {}) =>
  Object.entries(map).map(([Key, Value]) => ({ Key, Value }));

/** A policy as a service answers it: JSON, with IAM also percent-encoded. */
export const policyOf = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(text.startsWith('%7B') ? decodeURIComponent(text) : text);

/** The last part of an ARN or an address. */
export const lastPart = (name = ''): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
