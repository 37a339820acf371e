import { Obstacle } from '../../command/obstacle';
import type { AssetRecord, Catalog } from '../../lambdas/shared/catalog';
import { untilSettled } from '../../lambdas/shared/until-settled';
import { counted } from '../in-words';
import { progressOf } from '../progress';
import { hintAt, type RerenderDeps } from './every-photo';
import type { RenditionList } from './rendition-list';

/** What is said of the renditions in a list: that they proved hot, or that no rendition of their photos is any more. */
export type Verdict = 'hot' | 'cool';

/** What became of one photo of a list. */
type Outcome = {
  /** Absent when the catalog does not have it, or not with one of these renditions. */
  readonly record?: AssetRecord;
  readonly hot: number;
  /** Renditions in the list that are none of its own. */
  readonly strange: number;
};

const PHOTOS_AT_ONCE = 10;

/**
 * Writes into the catalog which renditions proved hot, in place of what was said of the same photos before, and has those looked at
 * again. Repeating it is harmless, so a run that broke off is simply repeated.
 */
export async function rerenderListed(
  deps: Omit<RerenderDeps, 'job'>,
  list: RenditionList,
  verdict: Verdict,
): Promise<void> {
  const { catalog, send, clock, terminal } = deps;
  if (list.leavesOf.size === 0) throw new Obstacle(['The list names no AVIF rendition.', ...asidesOn(list)].join(' '));
  const sayProgress = progressOf(0, clock, terminal);
  const photos = [...list.leavesOf];
  const sum = { known: 0, hot: 0, strange: 0 };
  for (let from = 0; from < photos.length; from += PHOTOS_AT_ONCE) {
    const next = photos.slice(from, from + PHOTOS_AT_ONCE);
    const marked = await Promise.all(
      next.map(([asset, leaves]) => mark(asset, verdict === 'hot' ? leaves : [], catalog)),
    );
    const known = marked.flatMap(({ record }) => record ?? []);
    await send(known.flatMap((record) => hintAt(record, clock)));
    sum.known += known.length;
    for (const { hot, strange } of marked) {
      sum.hot += hot;
      sum.strange += strange;
    }
    sayProgress({ done: from + next.length, total: photos.length });
  }
  terminal.say([...outcomeInWords(sum, photos.length, verdict), ...asidesOn(list)].join(' '));
}

/** Says of one photo what is hot of what it has at this moment. */
async function mark(asset: string, leaves: Iterable<string>, catalog: Catalog): Promise<Outcome> {
  const named = [...leaves].sort();
  let outcome: Outcome = { hot: 0, strange: 0 };
  await untilSettled(asset, async () => {
    const seen = await catalog.read(asset);
    const made = named.filter((leaf) => hasRendition(seen, leaf));
    if (seen.current?.state !== 'present' || (named.length > 0 && made.length === 0)) return true;
    outcome = { record: seen, hot: made.length, strange: named.length - made.length };
    return isSame(made, seen.hot) || catalog.writeHot(seen, made);
  });
  return outcome;
}

const hasRendition = ({ image }: AssetRecord, leaf: string): boolean =>
  image?.state === 'rendered' && image.renditions.some(({ key }) => key.endsWith(`/${leaf}`));

const isSame = (some: readonly string[], others: readonly string[] = []): boolean => some.join() === others.join();

function outcomeInWords(sum: Omit<Outcome, 'record'> & { known: number }, all: number, verdict: Verdict): string[] {
  const photos = counted(sum.known, 'photo');
  const unknown = all - sum.known;
  return [
    verdict === 'hot'
      ? `Hot now: ${counted(sum.hot, 'rendition')} of ${photos}.`
      : `Hot no more: all renditions of ${photos}.`,
    ...(unknown > 0 ? [`Not in the catalog, or not with these renditions: ${counted(unknown, 'photo')}.`] : []),
    ...(sum.strange > 0 ? [`Not made of their photos: ${counted(sum.strange, 'rendition')}.`] : []),
  ];
}

function asidesOn({ strange, strangest = '', notAvif }: RenditionList): string[] {
  const first = JSON.stringify(strangest.slice(0, 100));
  return [
    ...(notAvif > 0 ? [`About JPEG or WebP, which effort does not make smaller: ${counted(notAvif, 'line')}.`] : []),
    ...(strange > 0 ? [`No address of a rendition: ${counted(strange, 'line')}, the first ${first}.`] : []),
  ];
}
