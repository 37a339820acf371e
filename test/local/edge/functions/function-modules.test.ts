import { functionThread } from '../../../support/function-thread';

const { answerOf } = functionThread();

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
