import { createHash, randomUUID } from 'node:crypto';
import type { ObjectFacts, ObjectHeaders, ObjectStore, Observation } from '../../lambdas/shared/object-store';

type Version = {
  readonly versionId: string;
  readonly body?: Uint8Array;
  readonly headers: ObjectHeaders;
  readonly at: Date;
  readonly more?: Partial<ObjectFacts>;
};

/** A versioned bucket in memory; passes the contract that the S3 adapter passes. */
export class MemoryObjectStore implements ObjectStore {
  readonly bucket: string;
  private readonly versions = new Map<string, Version[]>();
  /** Called before every operation: tests interleave and crash here. */
  private readonly before: () => Promise<void>;

  constructor(bucket = 'originals', before = async () => {}) {
    this.bucket = bucket;
    this.before = before;
  }

  async observe(key: string, versionId?: string): Promise<Observation> {
    await this.before();
    const version = this.find(key, versionId);
    if (!version) return { state: 'absent' };
    return version.body ? { state: 'present', facts: factsOf(version, version.body) } : { state: 'deleted' };
  }

  async read(key: string, versionId?: string): Promise<Uint8Array | undefined> {
    await this.before();
    const version = this.find(key, versionId);
    return version?.more?.archived ? undefined : version?.body;
  }

  async write(key: string, body: Uint8Array, headers: ObjectHeaders): Promise<void> {
    await this.before();
    this.put(key, body, headers);
  }

  async create(key: string, body: Uint8Array, headers: ObjectHeaders): Promise<boolean> {
    await this.before();
    if (this.find(key)?.body) return false;
    this.put(key, body, headers);
    return true;
  }

  async keysBelow(prefix: string): Promise<string[]> {
    await this.before();
    return this.keys().filter((key) => key.startsWith(prefix));
  }

  async remove(keys: readonly string[]): Promise<void> {
    await this.before();
    for (const key of keys) this.mark(key);
  }

  async erase(key: string): Promise<boolean> {
    await this.before();
    const versions = this.versionIds(key);
    if (versions.length === 0) return false;
    const marker = this.mark(key);
    for (const versionId of [...versions, marker]) {
      await this.before();
      this.purge(key, versionId);
    }
    return true;
  }

  /** A PUT by somebody else, at once. Answers the new version's id. */
  put(key: string, body: Uint8Array, headers = { contentType: 'image/jpeg' }, more: Partial<ObjectFacts> = {}): string {
    return this.push(key, { body, headers, more });
  }

  /** A move to another class, or a restore, at once: S3 says something else of the version on top. */
  change(key: string, more: Partial<ObjectFacts>): void {
    const versions = this.versions.get(key) ?? [];
    this.versions.set(
      key,
      versions.map((version) => (version === versions.at(-1) ? { ...version, more } : version)),
    );
  }

  /** A DELETE by somebody else, at once: a marker goes on top. */
  mark(key: string): string {
    return this.push(key, { headers: { contentType: '' } });
  }

  /** A DELETE of one version, at once: what was below it is current again. */
  purge(key: string, versionId: string): void {
    const left = (this.versions.get(key) ?? []).filter((version) => version.versionId !== versionId);
    this.versions.set(key, left);
  }

  /** Keys with a present object, sorted. */
  keys(): string[] {
    return [...this.versions.keys()].filter((key) => this.find(key)?.body).sort();
  }

  versionIds(key: string): string[] {
    return (this.versions.get(key) ?? []).map(({ versionId }) => versionId);
  }

  /** Without the markers. */
  presentVersionIds(key: string): string[] {
    return (this.versions.get(key) ?? []).flatMap(({ versionId, body }) => (body ? versionId : []));
  }

  private push(key: string, version: Omit<Version, 'versionId' | 'at'>): string {
    const versionId = randomUUID();
    this.versions.set(key, [...(this.versions.get(key) ?? []), { ...version, versionId, at: new Date() }]);
    return versionId;
  }

  private find(key: string, versionId?: string): Version | undefined {
    const versions = this.versions.get(key) ?? [];
    return versionId === undefined ? versions.at(-1) : versions.find((version) => version.versionId === versionId);
  }
}

function factsOf({ versionId, headers, at, more }: Version, body: Uint8Array): ObjectFacts {
  return {
    versionId,
    etag: createHash('md5').update(body).digest('hex'),
    sizeBytes: body.byteLength,
    contentType: headers.contentType,
    modifiedAt: at.toISOString(),
    storageClass: 'STANDARD',
    metadata: {},
    ...more,
  };
}
