import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { clientConfig } from '../../local/environment';
import { INSTALLED } from '../../local/localstack/installation';
import { pathCloud } from '../support/path';

function zipOf(code: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'function-'));
  try {
    writeFileSync(join(folder, 'index.js'), code);
    spawnSync(INSTALLED.python, ['-m', 'zipfile', '-c', 'code.zip', 'index.js'], { cwd: folder });
    return readFileSync(join(folder, 'code.zip'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A deployed function of this code; answers how to call it. */
async function given(code: string, timeoutSeconds = 10, Runtime: 'nodejs24.x' | 'python3.13' = 'nodejs24.x') {
  const client = new LambdaClient(clientConfig(pathCloud().endpoint));
  const FunctionName = `test-${randomUUID()}`;
  await client.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime,
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/any',
      Code: { ZipFile: zipOf(code) },
      Timeout: timeoutSeconds,
      Environment: { Variables: { COLOUR: 'green' } },
    }),
  );
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 20, minDelay: 0.1, maxDelay: 1 }, { FunctionName });
  return async (event: unknown) => {
    const {
      Payload,
      FunctionError,
      LogResult = '',
    } = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), LogType: 'Tail' }));
    const log = Buffer.from(LogResult, 'base64').toString();
    return { answer: JSON.parse(Buffer.from(Payload ?? []).toString()), isError: FunctionError !== undefined, log };
  };
}

describe('a function under the process executor', () => {
  test('gets event, context, environment and packages of the project, and its answer comes back', async () => {
    const invoke = await given(`
      exports.handler = async (event, context) => ({
        event,
        left: context.getRemainingTimeInMillis(),
        id: context.awsRequestId,
        colour: process.env.COLOUR,
        sharp: typeof require('sharp'),
      });`);

    const { answer, isError } = await invoke({ name: 'ü🦆' });

    expect(isError).toBe(false);
    expect(answer).toMatchObject({
      event: { name: 'ü🦆' },
      colour: 'green',
      sharp: 'function',
      id: expect.any(String),
    });
    expect(answer.left).toBeGreaterThan(5000);
    expect(answer.left).toBeLessThanOrEqual(10_000);
  });

  test('has all that it said in its log, nothing of the invocation before', async () => {
    const invoke = await given(
      'exports.handler = async ({ word }) => { console.log(word); console.error(word, word); };',
    );
    await invoke({ word: 'first' });

    const { log, answer } = await invoke({ word: 'second' });

    expect(answer).toBeNull();
    expect(log).toMatch(
      /^START RequestId: .*\nsecond\nsecond second\nEND RequestId: .*\nREPORT RequestId: .*Duration: [\d.]+ ms\n$/,
    );
  });

  test('keeps the type and the stack of what it throws, and serves the next invocation', async () => {
    const invoke = await given(`
      class TooTired extends Error { name = 'TooTired'; }
      exports.handler = async ({ tired }) => { if (tired) throw new TooTired('not now'); return process.pid; };`);
    const { answer: process } = await invoke({});

    const { answer, isError } = await invoke({ tired: true });

    expect(isError).toBe(true);
    expect(answer).toMatchObject({ errorType: 'TooTired', errorMessage: 'not now' });
    expect(answer.trace).toEqual(expect.arrayContaining([expect.stringMatching(/at .*handler.*index\.js:3/)]));
    expect((await invoke({})).answer).toBe(process);
  });

  test('is killed at its timeout with all that it started, and begins anew', async () => {
    const invoke = await given(
      `const { spawn } = require('node:child_process');
      exports.handler = async ({ busy }) => {
        if (!busy) return process.pid;
        console.log('started', process.pid, spawn('sleep', ['60']).pid);
        for (;;);
      };`,
      1,
    );
    const { answer: before } = await invoke({});

    const { answer, isError, log } = await invoke({ busy: true });

    const [, own, child] = /started (\d+) (\d+)/.exec(log) ?? [];
    expect(isError).toBe(true);
    expect(answer.errorMessage).toContain('Task timed out after 1.00 seconds');
    expect(Number(own)).toBe(before);
    expect([own, child].filter((pid) => isAlive(Number(pid)))).toEqual([]);
    expect((await invoke({})).answer).not.toBe(before);
  });

  test('begins anew after it ended by itself', async () => {
    const invoke = await given('exports.handler = async ({ end }) => (end ? process.exit(3) : process.pid);');

    const { answer, isError } = await invoke({ end: true });

    expect(isError).toBe(true);
    expect(answer).toEqual({ errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') });
    expect((await invoke({})).answer).toEqual(expect.any(Number));
  });

  test.each([
    ['does not load', "throw new TypeError('broken');", 'TypeError', 'broken'],
    ['has no handler', 'exports.other = 1;', 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
  ])('says why it %s', async (_, code, errorType, errorMessage) => {
    const invoke = await given(code);

    const { answer, isError } = await invoke({});

    expect(isError).toBe(true);
    expect(answer).toMatchObject({ errorType, errorMessage });
  });

  test('is refused when it is not for Node', async () => {
    const invoke = await given('', 10, 'python3.13');

    const { answer, isError } = await invoke({});

    expect(isError).toBe(true);
    expect(answer.errorMessage).toContain('runs Node functions only');
  });
});

function isAlive(pid: number): boolean {
  try {
    // a killed process that nobody has reaped yet is not alive
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
