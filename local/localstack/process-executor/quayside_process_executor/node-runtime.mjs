// Lets a Node process serve a Lambda function: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const { env } = process;
const RUNTIME = `http://${env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

/** Not `fetch`: an idle process waits longer for its next invocation than that has patience. */
const ask = (method, path, body) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-length': Buffer.byteLength(body) };
    request(`${RUNTIME}/${path}`, { method, headers }, resolve).once('error', reject).end(body);
  });

const answer = async (path, value) => (await ask('POST', path, JSON.stringify(value) ?? 'null')).resume();

/** What Lambda says of a thrown error: its type and its stack survive. */
const described = (error) => ({
  errorType: error?.name ?? 'Error',
  errorMessage: error?.message ?? String(error),
  trace: error?.stack?.split('\n') ?? [],
});

async function loadHandler(name) {
  const dot = name.lastIndexOf('.');
  const base = join(env.LAMBDA_TASK_ROOT, name.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs'].map((extension) => base + extension).find(existsSync);
  if (!file) throw new RuntimeError('Runtime.ImportModuleError', `Cannot find module '${basename(base)}'`);
  const loaded = await import(pathToFileURL(file));
  const handler = loaded[name.slice(dot + 1)] ?? loaded.default?.[name.slice(dot + 1)];
  if (typeof handler === 'function') return handler;
  throw new RuntimeError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

async function serve(handler, invocation) {
  const context = contextOf(invocation.headers);
  env._X_AMZN_TRACE_ID = invocation.headers['lambda-runtime-trace-id'];
  let outcome;
  try {
    outcome = { kind: 'response', value: await handler(JSON.parse(await text(invocation)), context) };
  } catch (error) {
    console.error(error);
    outcome = { kind: 'error', value: described(error) };
  }
  // the executor reads the log up to here before it hands the answer on
  process.stdout.write(`\0END ${context.awsRequestId}\n`);
  await answer(`invocation/${context.awsRequestId}/${outcome.kind}`, outcome.value);
}

async function failToLoad(error) {
  console.error(error);
  await answer('init/error', described(error));
  process.exit(1);
}

const handler = await loadHandler(env._HANDLER).catch(failToLoad);
for (;;) await serve(handler, await ask('GET', 'invocation/next', ''));
