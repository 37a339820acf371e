import { Poll } from '../../gallery/src/poll';

const reported = jest.fn();

beforeAll(() => {
  const page = { hidden: false, addEventListener() {} };
  Object.assign(globalThis, { document: page, addEventListener() {}, reportError: reported });
});
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a poll', () => {
  test('goes on after a round that failed, and the browser is told why', async () => {
    const broken = new Error('nothing to render into');
    const round = jest.fn().mockRejectedValueOnce(broken).mockResolvedValue(1000);
    const poll = new Poll(round);

    poll.start();
    await jest.advanceTimersByTimeAsync(60_000);
    poll.stop();

    expect(round.mock.calls.length).toBeGreaterThan(1);
    expect(reported.mock.calls).toEqual([[broken]]);
  });

  test('does one round more at once when it was hurried during one, also during one that failed', async () => {
    const round = jest.fn().mockResolvedValue(1000);
    const poll = new Poll(round);
    round.mockImplementationOnce(async () => {
      poll.hurry();
      throw new Error('nothing to render into');
    });

    poll.start();
    await jest.advanceTimersByTimeAsync(0);
    poll.stop();

    expect(round).toHaveBeenCalledTimes(2);
  });
});
