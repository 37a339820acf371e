import { neighbourOf } from '../../gallery/src/arrows';

/** Rows of three, two and one. */
const BOXES = [
  { left: 0, right: 30, top: 0 },
  { left: 30, right: 60, top: 0 },
  { left: 60, right: 90, top: 0 },
  { left: 0, right: 45, top: 50 },
  { left: 45, right: 90, top: 50 },
  { left: 0, right: 90, top: 100 },
];

describe('an arrow key', () => {
  test.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 5, undefined],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, undefined],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 5, undefined],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 5, 3],
    ['ArrowUp', 0, undefined],
    ['Home', 4, 0],
    ['End', 0, 5],
    ['Tab', 0, undefined],
    ['ArrowRight', -1, undefined],
  ])('%s leads from photo %d to %s', (key, from, to) => {
    expect(neighbourOf(BOXES, from, key)).toBe(to);
  });
});
