import { clockUntil } from '../../operate/clock';

describe("this machine's clock", () => {
  test('ends a sleep with the reason of whoever ends it', async () => {
    const controller = new AbortController();
    const slept = clockUntil(controller.signal).sleep(60_000);

    controller.abort(new Error('Ctrl-C'));

    await expect(slept).rejects.toThrow('Ctrl-C');
  });
});
