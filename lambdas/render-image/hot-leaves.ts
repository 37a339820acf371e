import { EFFORT_FOR_MANY_VIEWS } from '../shared/contract';
import { type Format, leafOf, type RenditionPlan } from '../shared/rendition-key';

/**
 * The plan for a photo of which some renditions proved hot. It names those that it makes and that get more effort than the rest, so that
 * nothing else that is said to be hot makes another edition of the same pixels.
 */
export function planFor(plan: RenditionPlan, proved: readonly string[] = []): RenditionPlan {
  if (plan.avifEffort >= EFFORT_FOR_MANY_VIEWS || !plan.formats.includes('avif')) return plan;
  const hot = plan.widthsPx.map((widthPx) => leafOf(widthPx, 'avif')).filter((leaf) => proved.includes(leaf));
  return hot.length > 0 ? { ...plan, hot: hot.sort() } : plan;
}

/** How much effort goes into one file of a plan. */
export function effortOf({ avifEffort, hot = [] }: RenditionPlan, widthPx: number, format: Format): number {
  return hot.includes(leafOf(widthPx, format)) ? EFFORT_FOR_MANY_VIEWS : avifEffort;
}
