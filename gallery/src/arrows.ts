type Box = { readonly left: number; readonly right: number; readonly top: number };

/** Where an arrow key leads among photos in rows: to the neighbour, or to the nearest of the next row. */
export function neighbourOf(boxes: readonly Box[], from: number, key: string): number | undefined {
  const here = boxes[from];
  if (!here) return undefined;
  if (key === 'ArrowLeft') return from > 0 ? from - 1 : undefined;
  if (key === 'ArrowRight') return from < boxes.length - 1 ? from + 1 : undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return boxes.length - 1;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const tops = boxes.map(({ top }) => top).filter((top) => (key === 'ArrowUp' ? top < here.top : top > here.top));
  const row = key === 'ArrowUp' ? Math.max(...tops) : Math.min(...tops);
  return nearestIn(row, boxes, here);
}

function nearestIn(row: number, boxes: readonly Box[], here: Box): number | undefined {
  const distance = ({ left, right }: Box) => Math.abs(left + right - here.left - here.right);
  const inRow = boxes.flatMap((box, index) => (box.top === row ? [{ index, distance: distance(box) }] : []));
  return inRow.sort((one, other) => one.distance - other.distance)[0]?.index;
}

/** Lets arrows, Home and End lead from photo to photo; Tab goes on as always. */
export function followArrows(grid: HTMLElement): void {
  grid.addEventListener('keydown', (event) => {
    const photos = [...grid.querySelectorAll<HTMLElement>('[data-do=open]')];
    const from = photos.indexOf(document.activeElement as HTMLElement);
    const boxes = photos.map((photo) => photo.getBoundingClientRect());
    const to = neighbourOf(boxes, from, event.key);
    if (to === undefined) return;
    event.preventDefault(); // or the page scrolls as well
    photos[to]?.focus();
  });
}
