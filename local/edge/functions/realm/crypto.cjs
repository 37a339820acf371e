// Runs inside a function's own realm: `import crypto from 'crypto'`, the digests that CloudFront has.
const ALGORITHMS = ['md5', 'sha1', 'sha256'];
const ENCODINGS = ['hex', 'base64', 'base64url'];

module.exports = (host, { Buffer, asBytes }) => {
  const bytesOf = (data) => asBytes(typeof data === 'string' ? Buffer.from(data) : data);

  function digester(algorithm, key) {
    if (!ALGORITHMS.includes(algorithm)) throw new TypeError(`unknown algorithm: ${algorithm}`);
    let data = '';
    return {
      update(more) {
        data += bytesOf(more);
        return this;
      },
      digest(encoding) {
        if (encoding !== undefined && !ENCODINGS.includes(encoding)) {
          throw new TypeError(`unknown encoding: ${encoding}`);
        }
        const digest = Buffer.from(host.digest(algorithm, key === undefined ? undefined : bytesOf(key), data), 'hex');
        return encoding === undefined ? digest : digest.toString(encoding);
      },
    };
  }

  return {
    createHash: (algorithm) => digester(algorithm),
    createHmac: (algorithm, key) => digester(algorithm, key),
  };
};
