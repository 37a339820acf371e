import type { Json, Plain } from './plain-stage';

/** A bucket among all resources of its stage. */
export type At = { readonly bucket: Plain; readonly all: readonly Plain[] };

/** A line of the page, and what of the template it is about: both as settings, which have to be the same. */
export type Reading = {
  readonly said: (line: string) => unknown;
  readonly written: (at: At) => unknown;
};

/** All that is in backquotes. */
export const quoted = (text = ''): string[] => [...text.matchAll(/`([^`]*)`/g)].map(([, inside = '']) => inside);

/** What a line says of several things; nothing if it says that there is none. */
export const parts = (line: string, nothing: string): string[] => (line === nothing ? [] : line.split('; '));

/** The days that a line says. */
export const days = (text = ''): number | undefined => {
  if (text === '') return undefined;
  return text === 'a day' ? 1 : Number(text.replace(' days', ''));
};

/** Whether a rule, or a part of one, is not switched off. */
export const isOn = (some: Json): boolean => some?.Status === 'Enabled';
