// Runs inside a function's own realm: `import cf from 'cloudfront'`, of which it has the key value store.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html
const Items = Map; // kept for ourselves: functions have none

module.exports = (host, { Buffer }) => {
  const FORMATS = {
    string: (value) => value,
    json: (value) => JSON.parse(value),
    bytes: (value) => Buffer.from(value),
  };

  function kvs(id) {
    if (host.store === undefined) throw new Error('the function is associated with no key value store');
    const { ids, items, meta } = JSON.parse(host.store);
    if (id !== undefined && !ids.includes(id)) {
      throw new Error(`the function is not associated with key value store ${id}`);
    }
    const values = new Items(items);
    return {
      async get(key, { format = 'string' } = {}) {
        if (!Object.hasOwn(FORMATS, format)) throw new TypeError(`unknown format: ${format}`);
        if (!values.has(key)) throw new Error('KeyNotFound');
        return FORMATS[format](values.get(key));
      },
      exists: async (key) => values.has(key),
      count: async () => values.size,
      meta: async () => ({ ...meta, keyCount: values.size }),
    };
  }

  return { kvs };
};
