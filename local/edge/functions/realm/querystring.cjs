// Runs inside a function's own realm: `import querystring from 'querystring'`.
const decoded = (text) => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text; // no percent-encoding
  }
};

function parse(text, separator = '&', equal = '=', { decodeURIComponent: decode = decoded, maxKeys = 1000 } = {}) {
  const parsed = {};
  const parts = text.split(separator).filter((part) => part !== '');
  for (const part of maxKeys > 0 ? parts.slice(0, maxKeys) : parts) {
    const at = part.indexOf(equal);
    const name = decode(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? '' : decode(part.slice(at + equal.length));
    parsed[name] = Object.hasOwn(parsed, name) ? [].concat(parsed[name], value) : value;
  }
  return parsed;
}

function stringify(values, separator = '&', equal = '=', { encodeURIComponent: encode = encodeURIComponent } = {}) {
  return Object.entries(values)
    .flatMap(([name, value]) => [].concat(value).map((each) => `${encode(name)}${equal}${encode(String(each))}`))
    .join(separator);
}

module.exports = () => ({
  parse,
  stringify,
  decode: parse,
  encode: stringify,
  escape: encodeURIComponent,
  unescape: decoded,
});
