import type { EdgeEvent } from '../../../../local/edge/functions/event';
import { startFunctionRunner } from '../../../../local/edge/functions/function-runner';
import { functionThread } from '../../../support/function-thread';

const { prepared, answerOf, run } = functionThread();

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

    const outcomes = await Promise.allSettled([run(lethal), run({ ...lethal, code: '1' })]);

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
