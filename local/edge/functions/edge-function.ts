import { Obstacle } from '../../../command/obstacle';
import type { EdgeEvent } from './event';
import type { FunctionRunner } from './function-runner';
import type { KeyValueStore } from './key-value-store';
import { type Parsed, parsedFunction } from './subset';

/** A function as the template deploys it. */
export type FunctionSource = {
  readonly name: string;
  readonly code: string;
  /** Logical id of the associated key value store. */
  readonly storeId?: string;
};

export type FunctionServices = {
  readonly runner: FunctionRunner;
  readonly store?: KeyValueStore;
  readonly log: (line: string) => void;
};

/** Runs a function for one event and answers what it returned. Rejects with what it threw. */
export type EdgeFunction = (event: EdgeEvent) => Promise<unknown>;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions */
const MAX_CODE_BYTES = 10 * 1024;
/** CloudFront ends a function after about a millisecond; a busy laptop gets time to be slow, and an endless loop ends. */
const TIME_LIMIT_MS = 200;

/** Prepares a function's code. Throws for code that CloudFront would not take, naming what and where. */
export function edgeFunction(source: FunctionSource, { runner, store, log }: FunctionServices): EdgeFunction {
  const { name } = source;
  const code = definitionOf(source);
  return async (event) => {
    const content = store && JSON.stringify(await store.read());
    const run = { name, code, event: JSON.stringify(event), store: content, timeLimitMs: TIME_LIMIT_MS };
    const { value, error, lines } = await runner.run(run);
    for (const line of lines) log(`function ${name}: ${line}`);
    if (error !== undefined) throw new Error(error);
    if (value === undefined) throw new Error('the function waits for something that never comes');
    return JSON.parse(value);
  };
}

/** The code as an expression that takes the modules and answers the handler. */
function definitionOf({ name, code }: FunctionSource): string {
  const bytes = Buffer.byteLength(code);
  if (bytes > MAX_CODE_BYTES)
    throw new Obstacle(`function ${name} has ${bytes} bytes: CloudFront takes ${MAX_CODE_BYTES}`);
  const parsed = parsedOr(name, code);
  if (parsed.strange.length > 0)
    throw new Obstacle(`function ${name} has what CloudFront's runtime 2.0 does not: ${parsed.strange.join(', ')}`);
  if (!hasHandler(parsed))
    throw new Obstacle(`function ${name} has no function handler: CloudFront would find nothing to call`);
  return `(modules) => { 'use strict'; ${withoutImports(code, parsed)}\nreturn handler; }`;
}

const hasHandler = ({ program }: Parsed): boolean =>
  program.body.some(
    (node) =>
      (node.type === 'FunctionDeclaration' && node.id?.name === 'handler') ||
      (node.type === 'VariableDeclaration' &&
        node.declarations.some(({ id }) => id.type === 'Identifier' && id.name === 'handler')),
  );

function parsedOr(name: string, code: string): Parsed {
  try {
    return parsedFunction(code);
  } catch (error) {
    throw new Obstacle(`function ${name} can't be read: ${(error as Error).message}`);
  }
}

/** Each import as a constant in the same place, so that lines keep their numbers. */
function withoutImports(code: string, { program }: Parsed): string {
  const imports = program.body.filter((node) => node.type === 'ImportDeclaration');
  return imports.reduceRight((text, { start, end, source, specifiers }) => {
    const constant = `const ${specifiers[0]?.local.name} = modules[${JSON.stringify(source.value)}];`;
    return text.slice(0, start) + constant + text.slice(end);
  }, code);
}
