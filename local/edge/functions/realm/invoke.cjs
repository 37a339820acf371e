// Runs inside a function's own realm: calls it, and says what became of it in words that cross the border.
module.exports = (modules) => {
  const { parse, stringify } = JSON;
  const { resolve } = Promise;
  const settle = Promise.prototype.then;
  const described = (error) => {
    const { name = 'Error', message = String(error) } = error ?? {};
    return `${name}: ${message}`;
  };
  return (define, event) => {
    const outcome = {};
    const returned = (value) => {
      outcome.value = stringify(value) ?? 'null';
    };
    const failed = (error) => {
      outcome.error = described(error);
    };
    globalThis.run = () => {
      delete globalThis.run;
      try {
        const answer = resolve.call(Promise, define(modules)(parse(event)));
        settle.call(settle.call(answer, returned), undefined, failed);
      } catch (error) {
        failed(error);
      }
    };
    return outcome;
  };
};
