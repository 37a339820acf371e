import type { Format } from '../../lambdas/shared/rendition-key';
import { type Bench, type Figure, mean, rounded } from '../figure';
import { filesOf, JUDGED_PX, type Judged, judge, type Side } from './judge';
import { bytesOf, FORMATS, WIDTHS_PX } from './made';
import { PHOTOS } from './photos';
import { type PhotoRounds, renderPlan } from './render-plan';

const LEAST_SCORE = -0.5;
const MOST_BYTES = 10;

/** Do the product's files look as good as those of sharp's default encoders, and how many more bytes are they? */
export const quality: Bench = async (say) => {
  const measured = await renderPlan({ product: 1, floor: 0, bareFloor: 0, naive: 1 }, say);
  const judged = await judge(measured, say);
  return {
    figures: [...scoreFigures(judged), ...bytesFigures(measured)],
    chart: {
      title: 'Quality of the same files at 320, 640 and 1024 px',
      axis: 'mean SSIMULACRA2: 70 is high, 80 very high, 90 visually lossless',
      groups: FORMATS.map((format) => ({
        name: format,
        bars: [
          bar('Quayside', meanScore(judged, 'product', format)),
          bar("sharp's defaults", meanScore(judged, 'naive', format)),
        ],
      })),
    },
  };
};

const bar = (series: string, value: number) => ({ series, value, label: value.toFixed(1) });

const meanScore = (judged: readonly Judged[], side: Side, format?: Format): number =>
  mean(judged.filter((one) => one.side === side && (format ?? one.format) === one.format).map(({ score }) => score));

function scoreFigures(judged: readonly Judged[]): Figure[] {
  return [undefined, ...FORMATS].map((format) => {
    const [ours, theirs] = [meanScore(judged, 'product', format), meanScore(judged, 'naive', format)];
    return {
      ...{ name: `mean SSIMULACRA2 against default encoders, ${format ?? 'all formats'}`, unit: 'points' },
      ...{ value: rounded(ours - theirs), reach: { atLeast: LEAST_SCORE } },
      how: `${rounded(ours)} to ${rounded(theirs)}; ${PHOTOS.length} photos at ${JUDGED_PX.join(', ')} px`,
    };
  });
}

function bytesFigures(measured: readonly PhotoRounds[]): Figure[] {
  const bytes = (side: Side, format?: Format): number =>
    bytesOf(
      measured.flatMap((photo) => filesOf(photo, side)).filter((file) => (format ?? file.format) === file.format),
    );
  return [undefined, ...FORMATS].map((format) => {
    const [ours, theirs] = [bytes('product', format), bytes('naive', format)];
    return {
      ...{ name: `bytes against default encoders, ${format ?? 'all formats'}`, unit: '%' },
      ...{
        value: rounded((100 * ours) / theirs - 100, 1),
        ...(format === undefined && { reach: { atMost: MOST_BYTES } }),
      },
      how: `${rounded(ours / 1e6)} to ${rounded(theirs / 1e6)} MB; ${PHOTOS.length} photos at ${WIDTHS_PX.join(', ')} px`,
    };
  });
}
