import { thumbHashToRGBA } from 'thumbhash';

/** What stands for a picture until it is there: a blur of it, or nothing to be seen where none is known. */
export function blurOf(thumbhash: string | undefined, name: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.role = 'img';
  canvas.ariaLabel = name;
  if (thumbhash === undefined) return canvas;
  const { w, h, rgba } = thumbHashToRGBA(Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0)));
  // drawn, because the content security policy lets no `data:` address be shown
  Object.assign(canvas, { width: w, height: h });
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w), 0, 0);
  return canvas;
}
