import { editionOf, renditionKeys } from '../../../lambdas/shared/rendition-key';
import type { MemoryCatalog } from '../memory-catalog';
import type { MemoryObjectStore } from '../memory-object-store';
import { ASSET, KEY, PLAN, variantOf } from './subject';

/** What is wrong in the end with catalog and renditions, given the bucket. */
export function faultsIn(
  originals: MemoryObjectStore,
  renditions: MemoryObjectStore,
  catalog: MemoryCatalog,
): string[] {
  const versionId = originals.keys().includes(KEY) ? originals.versionIds(KEY).at(-1) : undefined;
  const { current, image } = catalog.records.get(ASSET) ?? {};
  const isPicture = current?.facts?.sizeBytes !== 0;
  const edition = versionId && isPicture ? editionOf(versionId, PLAN) : undefined;
  const wanted = edition
    ? [
        renditionKeys.of(ASSET, edition, 320, 'jpeg'),
        renditionKeys.manifest(ASSET, edition),
        renditionKeys.mezzanine(ASSET, edition),
      ]
    : [];
  const files = renditions.keys().filter((key) => !edition || key !== variantOf(edition));
  const claims: Array<[string, unknown, unknown]> = [
    ['current version', current?.facts?.versionId, versionId],
    [
      'versions',
      JSON.stringify([...catalog.versions.keys()].sort()),
      JSON.stringify(originals.presentVersionIds(KEY).sort()),
    ],
    ['edition', image?.state === 'rendered' ? image.edition : undefined, edition],
    ['files', JSON.stringify(files), JSON.stringify(wanted)],
  ];
  return claims
    .filter(([, found, expected]) => found !== expected)
    .map(([what, found, expected]) => `${what}: ${found}, not ${expected}`);
}

/** Whoever is gone in the end was purged after the last of its renditions went. */
export function debtsIn(originals: MemoryObjectStore, log: readonly string[]): string[] {
  const isGone = !originals.keys().includes(KEY);
  return isGone && log.lastIndexOf('removed') > log.lastIndexOf('purged') ? ['the CDN was not told'] : [];
}
