import { edgeFunction } from '../../local/edge/functions/edge-function';
import type { EdgeEvent } from '../../local/edge/functions/event';
import { type FunctionRunner, startFunctionRunner } from '../../local/edge/functions/function-runner';
import type { StoreContent } from '../../local/edge/functions/key-value-store';

const CONTENT: StoreContent = {
  ids: ['routes'],
  items: [
    ['host:a', 'r/7'],
    ['rules', '{"x":1}'],
  ],
  meta: { creationDateTime: '2026-11-01T00:00:00.000Z', lastUpdatedDateTime: '2026-11-02T00:00:00.000Z' },
};

/** Functions in a thread of their own, which ends with the tests. */
export function functionThread() {
  let runner: FunctionRunner;
  beforeAll(() => {
    runner = startFunctionRunner();
  });
  afterAll(() => runner.stop());

  /** A function of the template, ready to run. */
  function prepared(code: string, { withStore = true, lines = [] as string[] } = {}) {
    const store = withStore ? { read: async () => CONTENT } : undefined;
    return edgeFunction({ name: 'ours', code }, { runner, store, log: (line) => lines.push(line) });
  }

  /** What a function's body answers, given an event and, if it is async, a store. */
  const answerOf = (body: string, prefix = '') =>
    prepared(`${prefix}async function handler(event) { ${body} }`)({ uri: '/a' } as unknown as EdgeEvent);

  const run: FunctionRunner['run'] = (call) => runner.run(call);
  return { prepared, answerOf, run };
}
