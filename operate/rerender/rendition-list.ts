/** What a list of addresses names. */
export type RenditionList = {
  /** Leaves such as `1024.avif` by asset, each once. */
  readonly leavesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lines that are no address of a rendition; blank ones do not count. */
  readonly strange: number;
  /** The first of those. */
  readonly strangest?: string;
  /** Lines about other formats than AVIF, which more effort does not make smaller. */
  readonly notAvif: number;
};

/** A key or an address, with or without host and query; the grammar is in `rendition-key.ts`. */
const ADDRESS = /(?:^|\/)i\/([\w-]{43})\/[\w-]{22}\/([1-9]\d*\.(avif|webp|jpeg))(?:[?#]\S*)?$/;

/** Reads a list, one address a line. It may be long: only what it names is kept. */
export async function readRenditionList(lines: AsyncIterable<string> | Iterable<string>): Promise<RenditionList> {
  const leavesOf = new Map<string, Set<string>>();
  let strange = 0;
  let strangest: string | undefined;
  let notAvif = 0;
  for await (const line of lines) {
    const [, asset, leaf, format] = ADDRESS.exec(line.trim()) ?? [];
    if (asset === undefined || leaf === undefined) {
      if (line.trim() === '') continue;
      strange += 1;
      strangest ??= line.trim();
    } else if (format !== 'avif') notAvif += 1;
    else leavesOf.set(asset, (leavesOf.get(asset) ?? new Set()).add(leaf));
  }
  return { leavesOf, strange, strangest, notAvif };
}
