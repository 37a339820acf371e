import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Developer } from './developer';
import type { Outputs } from './outputs';

/** Where a cloud listens, on 127.0.0.1. */
export type Ports = { readonly engine: number; readonly edge: number };

/** What is deployed to an engine that keeps its state. */
export type Deployed = {
  /** Of everything it was made from: see `sources.ts`. */
  readonly digest: string;
  readonly outputs: Outputs;
  readonly developer: Developer;
};

/** What one start leaves for the next. */
export type Kept = {
  /** Kept because queue addresses and function environments in the engine's state name the port. */
  readonly ports: Ports;
  readonly deployed?: Deployed;
  /** Whether the engine saved everything and nothing was under way when it ended. */
  readonly isWhole: boolean;
};

const fileIn = (folder: string): string => join(folder, 'kept.json');

/** What the last start in this folder left; nothing before the first, or when nobody can read it. */
export function readKept(folder: string): Kept | undefined {
  try {
    const kept: Kept = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
    return typeof kept.ports.engine === 'number' && typeof kept.ports.edge === 'number' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** All of it or nothing, wherever the start is ended. */
export function writeKept(folder: string, kept: Kept): void {
  const draft = `${fileIn(folder)}.draft`;
  writeFileSync(draft, JSON.stringify(kept));
  renameSync(draft, fileIn(folder));
}
