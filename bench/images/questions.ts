import type { Bench } from '../figure';
import { bundle } from './bundle';
import { hostile } from './hostile/hostile';
import { memory } from './memory';
import { money } from './money';
import { onDemand } from './on-demand';
import { peers } from './peers';
import { plan } from './plan';
import { quality } from './quality';

/** The questions about images, a file each, in an order in which later ones use what earlier ones have measured. */
export const imageBenches: Readonly<Record<string, Bench>> = {
  'images/plan': plan,
  'images/peers': peers,
  'images/quality': quality,
  'images/money': money,
  'images/on-demand': onDemand,
  'images/memory': memory,
  'images/bundle': bundle,
  'images/hostile': hostile,
};
