import type { Format } from '../../lambdas/shared/rendition-key';

/** One file that a contender made of a photo. */
export type Made = { readonly format: Format; readonly widthPx: number; readonly body: Uint8Array };

/** A contender's turn: all its files of one photo, and the CPU time, user and system, that its process took for them. */
export type Turn = { readonly cpuMs: number; readonly files: readonly Made[] };

/** The whole plan: 15 files. A process may be told to make a part of it. */
export const WIDTHS_PX = listed('BENCH_WIDTHS_PX', '320,640,1024,1600,2048').map(Number);
export const FORMATS = listed('BENCH_FORMATS', 'avif,webp,jpeg') as Format[];

/** Every file of the plan, one after the other. */
export async function eachFile(make: (format: Format, widthPx: number) => Promise<Uint8Array>): Promise<Made[]> {
  const files: Made[] = [];
  for (const widthPx of WIDTHS_PX) {
    for (const format of FORMATS) files.push({ format, widthPx, body: await make(format, widthPx) });
  }
  return files;
}

export const bytesOf = (files: readonly Made[]): number => files.reduce((sum, { body }) => sum + body.byteLength, 0);

function listed(name: string, all: string): string[] {
  return (process.env[name] ?? all).split(',');
}
