const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Runs the test of histories before all others. Every file that loads the SDK leaves an AsyncLocalStorage behind in its process, which each
 * promise of later files has to pass: a hundred make promises more than a hundred times slower, and this test is nothing but promises.
 */
module.exports = class HistoriesFirst extends Sequencer {
  sort(tests) {
    const isFirst = ({ path }) => path.endsWith('/convergence.test.ts');
    const sorted = super.sort(tests);
    return [...sorted.filter(isFirst), ...sorted.filter((test) => !isFirst(test))];
  }
};
