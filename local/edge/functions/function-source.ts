import { Obstacle } from '../../../command/obstacle';
import type { CloudFrontResources } from '../cloudfront-resources';
import { requireUnderstood } from '../understood';
import type { FunctionSource } from './edge-function';

/** The functions of a behaviour, by when they run. */
export type ViewerFunctions = {
  readonly viewerRequest?: FunctionSource;
  readonly viewerResponse?: FunctionSource;
};

export type FunctionAssociation = { EventType: string; FunctionARN: string };
type FunctionProperties = {
  Name: string;
  AutoPublish?: boolean;
  FunctionCode: string;
  FunctionConfig: { Runtime: string; KeyValueStoreAssociations?: Array<{ KeyValueStoreARN: string }> };
};

const UNDERSTOOD = ['AutoPublish', 'FunctionCode', 'FunctionConfig', 'FunctionMetadata', 'Name', 'Tags'];
const CONFIG = ['Comment', 'KeyValueStoreAssociations', 'Runtime'];
const RUNTIME = 'cloudfront-js-2.0';

/** Reads the functions that a behaviour names. Throws for one that this server could not run as CloudFront does. */
export function functionsOf(
  associations: readonly FunctionAssociation[],
  resources: CloudFrontResources,
): ViewerFunctions {
  const at = (eventType: string) => {
    const association = associations.find(({ EventType }) => EventType === eventType);
    return association && functionSource(association.FunctionARN, resources);
  };
  const strange = associations.find(({ EventType }) => !['viewer-request', 'viewer-response'].includes(EventType));
  if (strange) throw new Obstacle(`the local edge server does not know functions at ${strange.EventType}`);
  return { viewerRequest: at('viewer-request'), viewerResponse: at('viewer-response') };
}

function functionSource(id: string, resources: CloudFrontResources): FunctionSource {
  const properties = resources('Function', id) as FunctionProperties | undefined;
  if (!properties) throw new Obstacle(`the local edge server does not know the function ${id}: it is not of the stack`);
  const { Name, AutoPublish, FunctionCode, FunctionConfig } = properties;
  requireUnderstood(properties, UNDERSTOOD, `function ${id}`);
  requireUnderstood(FunctionConfig, CONFIG, `function ${id}`);
  if (!AutoPublish) throw new Obstacle(`function ${Name} is not published: set AutoPublish, or nobody runs it`);
  if (FunctionConfig.Runtime !== RUNTIME)
    throw new Obstacle(`function ${Name} wants ${FunctionConfig.Runtime}: the local edge server has ${RUNTIME}`);
  const storeId = FunctionConfig.KeyValueStoreAssociations?.[0]?.KeyValueStoreARN;
  return { name: Name, code: FunctionCode, storeId };
}
