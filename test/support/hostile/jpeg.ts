/** What is written of a JPEG by hand: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B */
export type JpegDesign = {
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  /** Scans of a progressive one after the first, each of one coefficient of one component in one bit. @default 3 */
  readonly refinements?: number;
};

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const COMPONENTS = [1, 2, 3] as const;

/** One marker segment. */
export function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.byteLength + 2, 2);
  return Buffer.concat([head, payload]);
}

/** A grey JPEG of any size in 4:4:4. Every code is a single zero bit, so that all of its entropy-coded data is zeros. */
export function greyJpeg(design: JpegDesign): Buffer {
  return Buffer.concat([headOf(design), design.isProgressive ? progressive(design) : baseline(design), EOI]);
}

/** The same without a single pixel in it. */
export const headerAlone = (design: JpegDesign): Buffer =>
  Buffer.concat([headOf(design), scan(COMPONENTS, [0, design.isProgressive ? 0 : 63, 0]), EOI]);

function headOf({ width, height, isProgressive }: JpegDesign): Buffer {
  const frame = Buffer.alloc(6 + 9);
  frame[0] = 8;
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  frame[5] = COMPONENTS.length;
  for (const [index, component] of COMPONENTS.entries()) frame.set([component, 0x11, 0], 6 + 3 * index);
  // one code of one bit: difference 0 for DC; end of block, or of 16,384 blocks, for AC
  const table = (kind: number, symbol: number) => Buffer.from([kind, 1, ...Array(15).fill(0), symbol]);
  return Buffer.concat([
    SOI,
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(isProgressive ? 0xc2 : 0xc0, frame),
    segment(0xc4, table(0x00, 0)),
    segment(0xc4, table(0x10, isProgressive ? 0xe0 : 0)),
  ]);
}

const blocksOf = ({ width, height }: JpegDesign): number => Math.ceil(width / 8) * Math.ceil(height / 8);

const baseline = (design: JpegDesign): Buffer =>
  Buffer.concat([scan(COMPONENTS, [0, 63, 0]), Buffer.alloc(Math.ceil((blocksOf(design) * 3 * 2) / 8))]);

function progressive(design: JpegDesign): Buffer {
  const { refinements = 3 } = design;
  const blocks = blocksOf(design);
  const first = Buffer.concat([scan(COMPONENTS, [0, 0, 0]), Buffer.alloc(Math.ceil((blocks * 3) / 8))]);
  const runs = Buffer.alloc(Math.ceil((Math.ceil(blocks / 16_384) * 15) / 8));
  const rest = Array.from({ length: refinements }, (_, index) => {
    const [component, coefficient, bit] = [(index % 3) + 1, (Math.floor(index / 3) % 63) + 1, Math.floor(index / 189)];
    const approximation = bit === 0 ? 13 : ((14 - bit) << 4) | (13 - bit);
    return Buffer.concat([scan([component], [coefficient, coefficient, approximation]), runs]);
  });
  return Buffer.concat([first, ...rest]);
}

function scan(components: readonly number[], parameters: readonly [number, number, number]): Buffer {
  return segment(0xda, Buffer.from([components.length, ...components.flatMap((id) => [id, 0]), ...parameters]));
}
