import { drawnWidth } from '../../gallery/src/drawn-width';

describe('how wide a photo is drawn in its place', () => {
  test('to fit into it is limited by the height of a wide place and by the width of a narrow one', () => {
    expect(drawnWidth({ width: 1200, height: 600 }, 1.5, 'contain')).toBe(900);
    expect(drawnWidth({ width: 600, height: 600 }, 1.5, 'contain')).toBe(600);
  });

  test('to cover it is more than the place where the photo is cut off', () => {
    expect(drawnWidth({ width: 1200, height: 600 }, 1.5, 'cover')).toBe(1200);
    expect(drawnWidth({ width: 700, height: 200 }, 5, 'cover')).toBe(1000);
  });
});
