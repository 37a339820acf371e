/** A width and a height in pixels, or what they are to each other. */
export type Size = { readonly width: number; readonly height: number };

/** As wide as what variants are made from, and so as wide as they may become. */
export const MEZZANINE_PX = 2048;

/** The height of a width in the shape of a picture. Renditions and variants go by it alike, or a variant at full width would have to be enlarged. */
export const heightAt = (width: number, shape: Size): number =>
  Math.max(1, Math.round((width * shape.height) / shape.width));
