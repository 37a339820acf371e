declare module 'heic-decode' {
  /** The first picture of a file, upright, as RGBA in the colours of the file. */
  export default function decode(file: {
    buffer: Uint8Array;
  }): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
}
