/** Whether a photo covers its place or fits into it: `object-fit` in page.css. */
export type Fit = 'cover' | 'contain';

type Size = { readonly width: number; readonly height: number };

/** How wide a photo of this aspect is drawn in its place; with `cover`, what stands out is cut off. */
export const drawnWidth = ({ width, height }: Size, aspect: number, fit: Fit): number =>
  fit === 'cover' ? Math.max(width, height * aspect) : Math.min(width, height * aspect);
