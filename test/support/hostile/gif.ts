type Size = { readonly width: number; readonly height: number };

const TRAILER = 0x3b;
const CODE_BITS = 3;
const CLEAR = 4;
const END = 5;

/** A GIF of frames in one colour: https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export function gif(screen: Size, frames: number, frame: Size = screen): Buffer {
  const head = Buffer.alloc(19);
  head.write('GIF89a', 'latin1');
  head.writeUInt16LE(screen.width, 6);
  head.writeUInt16LE(screen.height, 8);
  head[10] = 0x80; // a global table of two colours
  head.fill(0xff, 16, 19);
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frameOf(frame)), Buffer.from([TRAILER])]);
}

/** A frame whose data ends after one pixel: whoever wants the others may take what was there. */
function frameOf({ width, height }: Size): Buffer {
  const descriptor = Buffer.alloc(10);
  descriptor[0] = 0x2c;
  descriptor.writeUInt16LE(width, 5);
  descriptor.writeUInt16LE(height, 7);
  const control = Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]); // a tenth of a second
  const data = Buffer.alloc(2);
  data.writeUInt16LE(CLEAR | (END << (2 * CODE_BITS)));
  return Buffer.concat([control, descriptor, Buffer.from([CODE_BITS - 1, data.byteLength]), data, Buffer.from([0])]);
}
