// Runs inside a function's own realm: the part of Node's Buffer that functions use, without anything of Node's realm in it.
// Bytes cross the border as strings of one character a byte.
module.exports = (host) => {
  const asBytes = (buffer) => {
    let bytes = '';
    for (const byte of buffer) bytes += String.fromCharCode(byte);
    return bytes;
  };
  const checked = (encoding = 'utf8') => {
    if (!Buffer.isEncoding(encoding)) throw new TypeError(`unknown encoding: ${encoding}`);
    return encoding;
  };

  class Buffer extends Uint8Array {
    static from(source, encoding) {
      if (typeof source !== 'string') return Uint8Array.from.call(Buffer, new Uint8Array(source));
      const bytes = host.bytes(source, checked(encoding));
      return Buffer.alloc(bytes.length).map((_, index) => bytes.charCodeAt(index));
    }
    static alloc(length) {
      return new Buffer(length);
    }
    static concat(buffers) {
      const whole = Buffer.alloc(buffers.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const buffer of buffers) {
        whole.set(buffer, at);
        at += buffer.length;
      }
      return whole;
    }
    static byteLength(source, encoding) {
      return typeof source === 'string' ? host.bytes(source, checked(encoding)).length : source.byteLength;
    }
    static isBuffer(value) {
      return value instanceof Buffer;
    }
    static isEncoding(encoding) {
      return ['utf8', 'utf-8', 'hex', 'base64', 'base64url'].includes(encoding);
    }
    equals(other) {
      return asBytes(this) === asBytes(other);
    }
    slice(from, to) {
      return this.subarray(from, to);
    }
    toString(encoding) {
      return host.text(asBytes(this), checked(encoding));
    }
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    }
  }
  return { Buffer, asBytes };
};
