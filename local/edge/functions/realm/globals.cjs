// Runs inside a function's own realm, before its code: leaves the globals that CloudFront's runtime has, and a clock that stands still.
const KEPT = [
  'Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array',
  'JSON Math NaN Number Object Promise RangeError ReferenceError RegExp String Symbol SyntaxError TypeError URIError Uint16Array',
  'Uint32Array Uint8Array Uint8ClampedArray decodeURI decodeURIComponent encodeURI encodeURIComponent eval globalThis isFinite isNaN',
  'parseFloat parseInt undefined',
]
  .join(' ')
  .split(' ');

module.exports = (host, Buffer) => {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!KEPT.includes(name)) delete globalThis[name];
  }
  // a run sees one moment: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
  const started = Date.now();
  class StandingDate extends Date {
    constructor(...parts) {
      super(...(parts.length === 0 ? [started] : parts));
    }
    static now() {
      return started;
    }
  }
  globalThis.Date = StandingDate;
  const shown = (value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
  globalThis.console = { log: (...values) => host.log(values.map(shown).join(' ')) };
  globalThis.Buffer = Buffer;
};
