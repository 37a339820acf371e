import { execFileSync } from 'node:child_process';
import { type Bench, type Figure, median, rounded } from '../figure';
import { deployedFunction } from './deployed-function';
import { bundled } from './forked';
import { nameOf, PHOTOS } from './photos';
import { requireProc } from './process-group';

const MOST_AT_FIRST = 270;
const MOST_AFTER_ALL = 320;

/** How much memory does the function take, Lambda's own runtime aside? */
export const memory: Bench = async (say, { quick }) => {
  requireProc();
  const [program, { environment }] = await Promise.all([
    bundled('contenders/memory'),
    deployedFunction('render-image'),
  ]);
  const env = { ...process.env, ...environment };
  const firsts = quick ? PHOTOS.slice(0, 2) : PHOTOS;
  const processes = firsts.map((photo, index) => {
    say(`a fresh process, ${nameOf(photo)} first`);
    const photos = [...PHOTOS.slice(index), ...PHOTOS.slice(0, index)];
    const peaks: number[] = JSON.parse(execFileSync(process.execPath, [program, ...photos], { env, encoding: 'utf8' }));
    return { name: nameOf(photo), first: peaks.at(0) ?? Number.NaN, all: peaks.at(-1) ?? Number.NaN };
  });
  return {
    figures: [
      peak(
        'peak memory after the first photo',
        processes.map(({ first }) => first),
        MOST_AT_FIRST,
      ),
      peak(
        `peak memory after ${PHOTOS.length} photos`,
        processes.map(({ all }) => all),
        MOST_AFTER_ALL,
      ),
    ],
    chart: {
      title: 'Peak memory of a fresh process, which begins with the photo named',
      axis: 'resident memory, MiB',
      groups: processes.map(({ name, first, all }) => ({
        name,
        bars: [
          { series: 'first photo', value: first, label: first.toFixed(0) },
          { series: `all ${PHOTOS.length}`, value: all, label: all.toFixed(0) },
        ],
      })),
      mark: { value: MOST_AFTER_ALL, name: `reach ${MOST_AFTER_ALL}` },
    },
  };
};

/** The worst of all processes: a function that has too little memory is killed once, not in the median. */
function peak(name: string, peaks: readonly number[], atMost: number): Figure {
  const how = `the worst of ${peaks.length} processes, each begins with another photo; median ${rounded(median(peaks), 0)}`;
  return { name, value: rounded(Math.max(...peaks), 0), unit: 'MiB', reach: { atMost }, how };
}
