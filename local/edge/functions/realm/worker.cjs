// A thread of its own for functions, so that one that never ends blocks nobody; Node also aborts when a realm with microtasks of
// its own is ended while anything watches asynchronous work, and nothing does here.
const { createHash, createHmac } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { createContext, Script } = require('node:vm');
const { parentPort } = require('node:worker_threads');

const FILES = ['buffer', 'cloudfront', 'crypto', 'globals', 'invoke', 'querystring'];
const RUN = new Script('run()');

/** Each file's `module.exports`, put together where no Node is. */
function bootstrap() {
  const wrapped = FILES.map((name) => {
    const source = readFileSync(join(__dirname, `${name}.cjs`), 'utf8');
    return `${name}() { const module = {}; ${source}\nreturn module.exports; }`;
  });
  return new Script(`(host) => {
    const load = { ${wrapped.join(', ')} };
    const bytes = load.buffer()(host);
    const modules = {
      cloudfront: load.cloudfront()(host, bytes),
      crypto: load.crypto()(host, bytes),
      querystring: load.querystring()(),
    };
    const invoke = load.invoke()(modules);
    load.globals()(host, bytes.Buffer);
    return invoke;
  }`);
}
const BOOTSTRAP = bootstrap();

/** All that a function can reach of this process: strings in, strings out. */
const hostFor = (lines, store) => ({
  bytes: (text, encoding) => Buffer.from(text, encoding).toString('latin1'),
  text: (bytes, encoding) => Buffer.from(bytes, 'latin1').toString(encoding),
  digest(algorithm, key, data) {
    const digest = key === undefined ? createHash(algorithm) : createHmac(algorithm, Buffer.from(key, 'latin1'));
    return digest.update(Buffer.from(data, 'latin1')).digest('hex');
  },
  log: (line) => lines.push(line),
  store,
});

const scripts = new Map();

function compiled(name, code) {
  if (!scripts.has(code)) scripts.set(code, new Script(code, { filename: name }));
  return scripts.get(code);
}

/** One run in a fresh realm: nothing outlives it, as nothing does that CloudFront promises. */
function outcomeOf({ name, code, event, store, timeLimitMs }) {
  const lines = [];
  const context = createContext(Object.create(null), {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate', // what is awaited counts into the time limit
  });
  const invoke = BOOTSTRAP.runInContext(context)(hostFor(lines, store));
  const outcome = invoke(compiled(name, code).runInContext(context), event);
  try {
    RUN.runInContext(context, { timeout: timeLimitMs });
  } catch (error) {
    const isLate = error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return { lines, error: isLate ? `the function took more than ${timeLimitMs} ms` : error.message };
  }
  return { lines, value: outcome.value, error: outcome.error };
}

parentPort.on('message', ({ id, ...run }) => parentPort.postMessage({ id, ...outcomeOf(run) }));
