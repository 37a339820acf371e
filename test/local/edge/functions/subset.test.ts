import { functionThread } from '../../../support/function-thread';

const { prepared } = functionThread();

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
