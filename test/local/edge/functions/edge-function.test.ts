import { edgeFunction } from '../../../../local/edge/functions/edge-function';
import type { EdgeEvent } from '../../../../local/edge/functions/event';
import { type FunctionRunner, startFunctionRunner } from '../../../../local/edge/functions/function-runner';
import type { StoreContent } from '../../../../local/edge/functions/key-value-store';

const CONTENT: StoreContent = {
  ids: ['routes'],
  items: [
    ['host:a', 'r/7'],
    ['rules', '{"x":1}'],
  ],
  meta: { creationDateTime: '2026-11-01T00:00:00.000Z', lastUpdatedDateTime: '2026-11-02T00:00:00.000Z' },
};

let runner: FunctionRunner;
beforeAll(() => {
  runner = startFunctionRunner();
});
afterAll(() => runner.stop());

function prepared(code: string, { withStore = true, lines = [] as string[] } = {}) {
  const store = withStore ? { read: async () => CONTENT } : undefined;
  return edgeFunction({ name: 'ours', code }, { runner, store, log: (line) => lines.push(line) });
}

/** What a function's body answers, given an event and, if it is async, a store. */
const answerOf = (body: string, prefix = '') =>
  prepared(`${prefix}async function handler(event) { ${body} }`)({ uri: '/a' } as unknown as EdgeEvent);

describe('a function', () => {
  test('gets the event and answers with what it returns', async () => {
    expect(await answerOf('return { uri: event.uri + "b" };')).toEqual({ uri: '/ab' });
  });

  test('fails with what it throws', async () => {
    await expect(answerOf('return event.request.uri;')).rejects.toThrow(/^TypeError: .*undefined/);
    await expect(prepared('function handler() { throw new Error("no"); }')({} as EdgeEvent)).rejects.toThrow(
      'Error: no',
    );
    await expect(answerOf('throw "text";')).rejects.toThrow('text');
  });

  test('ends when it takes too long, also after it has awaited something', async () => {
    await expect(answerOf('while (true) {}')).rejects.toThrow('took more than 200 ms');
    await expect(answerOf('await null; while (true) {}')).rejects.toThrow('took more than 200 ms');
  });

  test('fails when it waits for what never comes', async () => {
    await expect(answerOf('await new Promise(function () {}); return 1;')).rejects.toThrow('never comes');
  });

  test('runs in a new thread after one has died, and whoever waits for the dead one is told', async () => {
    const lethal = { name: 'lethal', code: '(', event: '{}', timeLimitMs: 200 };

    const outcomes = await Promise.allSettled([runner.run(lethal), runner.run({ ...lethal, code: '1' })]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await answerOf('return 1;')).toBe(1);
  });

  test('is refused after the end, and whoever waits then is told', async () => {
    const ending = startFunctionRunner();
    const run = { name: 'ours', code: 'while (true) {}', event: '{}', timeLimitMs: 60_000 };

    const waiting = expect(ending.run(run)).rejects.toThrow('the thread of the functions has ended');
    await ending.stop();

    await waiting;
    await expect(ending.run(run)).rejects.toThrow('the thread of the functions has ended');
  });

  test('keeps nothing from one run to the next', async () => {
    const run = prepared('var runs = 0; function handler() { runs += 1; return runs; }');

    expect([await run({} as EdgeEvent), await run({} as EdgeEvent)]).toEqual([1, 1]);
  });

  test('says what it logs, with its name', async () => {
    const lines: string[] = [];

    await prepared('function handler() { console.log("hello", { a: 1 }, 2); return {}; }', { lines })({} as EdgeEvent);

    expect(lines).toEqual(['function ours: hello {"a":1} 2']);
  });

  test.each([
    'process',
    'require',
    'fetch',
    'setTimeout',
    'setImmediate',
    'module',
    'exports',
    'global',
    'run',
    'host',
    'WebAssembly',
    'SharedArrayBuffer',
    'structuredClone',
  ])('does not see %s', async (name) => {
    expect(await answerOf(`return typeof ${name};`)).toBe('undefined');
  });

  test.each([
    ['a constructor', 'return (function () {}).constructor("return 1")();'],
    ['a constructor of what it was given', 'return event.constructor.constructor("return process")();'],
    ['a constructor of a module', 'return crypto.createHash.constructor("return process")();'],
    ['a constructor of its console', 'return console.log.constructor("return process")();'],
    [
      'a constructor of an error',
      'try { crypto.createHash("x"); } catch (e) { return e.constructor.constructor("return process")(); }',
    ],
  ])('makes no code of text by %s', async (_, body) => {
    await expect(answerOf(body, "import crypto from 'crypto'; ")).rejects.toThrow(
      'Code generation from strings disallowed',
    );
  });

  test('sees one moment as long as it runs', async () => {
    const body =
      'var a = Date.now(); for (var i = 0; i < 1e6; i++) {} return [a === Date.now(), new Date().getTime() === a];';

    expect(await answerOf(body)).toEqual([true, true]);
  });
});

describe('the modules of a function', () => {
  test.each([
    [
      'createHash("sha256").update("abc").digest("hex")',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
    ['createHash("md5").update("a").update("bc").digest("base64url")', 'kAFQmDzST7DWlj99KOF_cg'],
    [
      'createHmac("sha1", "key").update("The quick brown fox jumps over the lazy dog").digest("hex")',
      'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9',
    ],
    [
      'createHash("sha1").update(Buffer.from("616263", "hex")).digest().toString("hex")',
      'a9993e364706816aba3e25717850c26c9cd0d89d',
    ],
  ])('crypto: %s', async (call, result) => {
    expect(await answerOf(`return crypto.${call};`, "import crypto from 'crypto'; ")).toBe(result);
  });

  test('crypto refuses other algorithms and encodings', async () => {
    const prefix = "import crypto from 'crypto'; ";
    await expect(answerOf('crypto.createHash("sha512");', prefix)).rejects.toThrow('unknown algorithm: sha512');
    await expect(answerOf('crypto.createHash("md5").digest("latin1");', prefix)).rejects.toThrow('unknown encoding');
  });

  // the examples of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
  test.each([
    ["parse('name=value&abc=xyz&abc=123')", { name: 'value', abc: ['xyz', '123'] }],
    ["stringify({ name: 'value', abc: ['xyz', '123'], anotherName: '' })", 'name=value&abc=xyz&abc=123&anotherName='],
    ["parse('a:1;b:%20', ';', ':')", { a: '1', b: ' ' }],
    ["unescape('a%20b+c')", 'a b c'],
  ])('querystring: %s', async (call, result) => {
    expect(await answerOf(`return qs.${call};`, "import qs from 'querystring'; ")).toEqual(result);
  });

  test.each([
    ["Buffer.from('ZÃ¼', 'utf8').toString('base64')", Buffer.from('ZÃ¼').toString('base64')],
    ["Buffer.from('eyJh', 'base64url').toString()", '{"a'],
    ["Buffer.concat([Buffer.from('a'), Buffer.from([98])]).toString()", 'ab'],
    ["Buffer.from('abc').subarray(1).toString()", 'bc'],
    ["Buffer.from('abc').equals(Buffer.from('616263', 'hex'))", true],
    ['Buffer.isBuffer(Buffer.alloc(2))', true],
    ["Buffer.byteLength('ü')", 2],
  ])('Buffer: %s', async (expression, result) => {
    expect(await answerOf(`return ${expression};`)).toEqual(result);
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html
describe('the key value store of a function', () => {
  const cf = "import cf from 'cloudfront'; const store = cf.kvs(); ";

  test.each([
    ['get("host:a")', 'r/7'],
    ['get("rules", { format: "json" })', { x: 1 }],
    ['get("host:a", { format: "bytes" })', { type: 'Buffer', data: [...Buffer.from('r/7')] }],
    ['exists("host:a")', true],
    ['exists("host:b")', false],
    ['count()', 2],
    [
      'meta()',
      { creationDateTime: '2026-11-01T00:00:00.000Z', lastUpdatedDateTime: '2026-11-02T00:00:00.000Z', keyCount: 2 },
    ],
  ])('answers %s', async (call, result) => {
    expect(await answerOf(`return await store.${call};`, cf)).toEqual(result);
  });

  test('rejects a key that it does not have, which a function may catch', async () => {
    await expect(answerOf('return await store.get("x");', cf)).rejects.toThrow('KeyNotFound');
    expect(await answerOf('try { return await store.get("x"); } catch (e) { return "none"; }', cf)).toBe('none');
  });

  test('is the associated one only', async () => {
    expect(await answerOf('return await cf.kvs("routes").count();', cf)).toBe(2);
    await expect(answerOf('return cf.kvs("others").count();', cf)).rejects.toThrow(
      'not associated with key value store others',
    );
    await expect(
      prepared(`${cf} function handler() { return 1; }`, { withStore: false })({} as EdgeEvent),
    ).rejects.toThrow('associated with no key value store');
  });
});

describe('the code of a function', () => {
  test.each([
    ['for (const x of []) {}', 'a for-of loop in line 2'],
    ['const { a } = {};', 'a destructuring in line 2'],
    ['const a = [...[]];', 'a spread in line 2'],
    ['const a = b?.c;', 'the operator ?. in line 2'],
    ['const a = b ?? c;', 'the operator ?? in line 2'],
    ['let a; a ||= 1;', 'the operator ||= in line 2'],
    ['class A {}', 'ClassBody in line 2, a class in line 2'],
    ['const a = { b() {} };', 'a shorthand or computed property in line 2'],
    ['function a(b = 1) {}', 'a default in line 2'],
    ['function* a() {}', 'a generator in line 2'],
    ['const a = async () => 1;', 'an async function inside of another expression in line 2'],
    ['const a = 1n;', 'a BigInt in line 2'],
    ['const a = /a/u;', 'the regular expression flags u in line 2'],
    ['try { a(); } catch { }', 'a catch without a name in line 2'],
    ['eval("1");', 'eval in line 2'],
    ['const fs = import("fs");', 'ImportExpression in line 2'],
    ["import fs from 'fs';", 'the module fs in line 2'],
    ["import { kvs } from 'cloudfront';", 'an import by name in line 2'],
    ['export const a = 1;', 'an export in line 2'],
  ])('is refused by name of what the runtime does not have: %s', (line, message) => {
    expect(() => prepared(`function handler() {}\n${line}`)).toThrow(
      `function ours has what CloudFront's runtime 2.0 does not: ${message}`,
    );
  });

  test.each([
    'const a = `x`;',
    'const a = (...b) => b.length ** 2;',
    'async function a() { return await 1; }',
    'for (let i = 0; i < 1; i++) { continue; }',
    'const a = /(?<year>\\d+)/i;',
    'const a = { get b() { return 1; } };',
    'label: while (false) { break label; }',
  ])('is taken with what it has: %s', (line) => {
    expect(() => prepared(`function handler() {}\n${line}`)).not.toThrow();
  });

  test('is refused when it is no JavaScript, waits outside of a function, or has no handler', () => {
    expect(() => prepared('function handler( {')).toThrow("function ours can't be read: Unexpected token (1:19)");
    expect(() => prepared('await 1; function handler() {}')).toThrow("can't be read");
    expect(() => prepared('function handle() {}')).toThrow('function ours has no function handler');
  });

  test('is refused above ten kilobytes', () => {
    const code = 'function handler() {}';

    expect(() => prepared(code.padEnd(10 * 1024))).not.toThrow();
    expect(() => prepared(code.padEnd(10 * 1024 + 1))).toThrow('function ours has 10241 bytes: CloudFront takes 10240');
  });
});
