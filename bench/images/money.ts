import type { Chart } from '../chart';
import { type Bench, type Figure, mean, rounded } from '../figure';
import { meanCpuMs, played } from './interleaved';
import { bytesOf } from './made';
import { type PeerName, peerPlan } from './peer-plan';
import { dollarsFor, type Effort, SLOWER_ON_LAMBDA, viewsThatPay } from './prices';

const VIEWS = [1, 10, 100, 1000];

/** What are compared: ours at two efforts, and the defaults of sharp, which ipx uses. */
const SETTINGS = { product: 'effort 0', effort3: 'effort 3', ipx: "ipx, sharp's defaults (effort 4)" } as const;
type Setting = keyof typeof SETTINGS;

/** What do a million photos cost, by how often each of their 15 files is viewed, egress included? */
export const money: Bench = async (say, { quick }) => {
  const measured = await peerPlan(quick, say);
  const effortOf = (name: PeerName): Effort => {
    const files = measured.map((photo) => played(photo[name])[0]?.files ?? []);
    return {
      cpuMs: meanCpuMs(measured.map((photo) => photo[name])),
      files: mean(files.map(({ length }) => length)),
      bytes: mean(files.map(bytesOf)),
    };
  };
  const settings = (Object.keys(SETTINGS) as Setting[]).map((name) => ({ ...effortOf(name), title: SETTINGS[name] }));
  const figures: Figure[] = [
    ...VIEWS.flatMap((views) => settings.map((setting) => costOf(setting, views))),
    {
      ...{ name: 'effort 3 costs less than effort 0 from', unit: 'views of each file' },
      value: rounded(viewsThatPay(effortOf('product'), effortOf('effort3')), 1),
      how: `a core of Lambda's assumed ${SLOWER_ON_LAMBDA} times slower than this one`,
    },
  ];
  return { figures, chart: chartOf(settings) };
};

function costOf(setting: Effort & { title: string }, views: number): Figure {
  const { cpuMs, bytes, files } = setting;
  return {
    ...{ name: `a million photos, ${views} views a file, ${setting.title}`, unit: '$' },
    value: rounded(dollarsFor(setting, views), 0),
    how: `${rounded(cpuMs, 0)} CPU ms times ${SLOWER_ON_LAMBDA} on x86 Lambda, ${files} files of ${rounded(bytes / 1000, 0)} KB in sum, egress at $0.085 a GB`,
  };
}

function chartOf(settings: readonly (Effort & { title: string })[]): Chart {
  const atOnce = (views: number) => dollarsFor(settings[0] as Effort, views);
  return {
    title: 'Dollars for a million photos of 15 files: Lambda, S3 and egress',
    axis: 'cost, times that of effort 0',
    groups: VIEWS.map((views) => ({
      name: `${views.toLocaleString('en')} ${views === 1 ? 'view' : 'views'} a file`,
      bars: settings.map((setting) => {
        const dollars = dollarsFor(setting, views);
        const label = `$${Math.round(dollars).toLocaleString('en')}`;
        return { series: setting.title, value: dollars / atOnce(views), label };
      }),
    })),
    mark: { value: 1, name: 'effort 0' },
  };
}
