import type { Setting } from '../local/readback/read-back';
import { CORE } from '../local/readback/report';
import { withCloud } from './cloud';
import { type Bench, type Figure, rounded } from './figure';

/** How much of the deployed template is known on this machine, and how? */
export const readback: Bench = async (say) => {
  say('deploying and reading back');
  const settings = await withCloud(async (cloud) => cloud.settings);
  const verdicts = (['stored', 'exercised', 'not here'] as const).map((verdict) =>
    share(`share ${verdict}`, settings, (setting) => setting.verdict === verdict),
  );
  const core = settings.filter(({ type }) => CORE.test(type));
  const services = share(
    'share read back of buckets, tables, queues, topics, functions, mappings, rules, API, CDN',
    core,
    ({ isReadBack }) => isReadBack,
  );
  const figures = [
    { name: 'property paths', value: settings.length, unit: 'paths' },
    ...verdicts,
    { ...services, reach: { atLeast: 90 } },
  ];
  return { figures };
};

function share(name: string, settings: readonly Setting[], holds: (setting: Setting) => boolean): Figure {
  return { name, value: rounded((100 * settings.filter(holds).length) / settings.length, 1), unit: '%' };
}
