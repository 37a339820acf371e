import { stageNamed } from '../bin/stages';
import { type Resource, templatesOf } from '../bin/templates';
import type { Config } from '../lib/config';
import { compare } from './readback/compare';

type Resources = Readonly<Record<string, Resource>>;

/** One thing in which the local template is not dev's; several places that differ alike are one. */
export type StageDifference = { readonly what: string; readonly dev: string; readonly local: string };

/** All in which what `npm start` deploys differs from what a deploy of dev does, but for the name of the stage. */
export function stageDifferences(): StageDifference[] {
  const dev = resourcesOf({ ...stageNamed('dev'), stage: 'same' });
  const local = stageNamed('local');
  // another machine would say arm64 and then differ in nothing here
  const functions = { ...local.functions, architecture: 'x86_64' as const };
  const resources = resourcesOf({ ...local, functions, stage: 'same' });
  const ids = [...new Set([...Object.keys(dev), ...Object.keys(resources)])].sort();
  return distinct(ids.flatMap((id) => differencesOf(dev[id], resources[id])));
}

/** Resources of all stacks by logical id. */
const resourcesOf = (config: Config): Resources =>
  readable(Object.assign({}, ...templatesOf(config, ({ template }) => template.Resources))) as Resources;

/** The same with every joined text as one text, so that it differs once and not part by part. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const [separator, parts] = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? [];
  if (parts?.every(isText)) return parts.map(textOf).join(separator);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readable(item)]));
}

const isText = (part: unknown): part is string | { Ref: string } =>
  typeof part === 'string' || typeof (part as { Ref?: string }).Ref === 'string';

const textOf = (part: string | { Ref: string }): string => (typeof part === 'string' ? part : `\${${part.Ref}}`);

function differencesOf(dev: Resource | undefined, local: Resource | undefined): StageDifference[] {
  if (!dev || !local) {
    const of = (resource?: Resource) => (resource ? 'present' : 'absent');
    return [{ what: String((dev ?? local)?.Type), dev: of(dev), local: of(local) }];
  }
  const differing = compare(dev, local).filter(({ isEqual }) => !isEqual);
  // what a list has more is one difference already, and each of its leaves would be another
  const isSaid = (leaf: string) =>
    differing.some(({ path, wanted }) => wanted === undefined && leaf.startsWith(`${path}.`));
  const onlyLocal = compare(local, dev).filter(({ path, found }) => found === undefined && !isSaid(path));
  const differences = [
    ...differing,
    ...onlyLocal.map(({ path, wanted }) => ({ path, wanted: undefined, found: wanted })),
  ];
  return differences.map(({ path, wanted, found }) => ({
    what: `${dev.Type} ${path.replace(/^Properties\./, '').replace(/\[\d+\]/g, '[]')}`,
    dev: shown(wanted),
    local: shown(found),
  }));
}

const shown = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));

const distinct = (differences: readonly StageDifference[]): StageDifference[] => [
  ...new Map(differences.map((difference) => [JSON.stringify(difference), difference])).values(),
];
