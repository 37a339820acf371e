import { hintSender, type Sending } from '../../../operate/rerender/send-hints';
import { aHint } from '../../support/hints';
import { MemoryClock } from '../../support/memory-clock';
import { memoryTerminal } from '../../support/memory-terminal';

function given({ hintsPerSecond = 5, waiting = [0] as number[] } = {}) {
  const clock = new MemoryClock();
  const began = clock.now();
  const terminal = memoryTerminal();
  const sentAt: number[] = [];
  const controller = new AbortController();
  const queue = {
    send: async () => void sentAt.push((clock.now() - began) / 1000),
    waiting: async () => (waiting.length > 1 ? waiting.shift() : waiting[0]) ?? 0,
  };
  const sending: Sending = { queue, clock, terminal, signal: controller.signal, hintsPerSecond, mostWaiting: 40 };
  const hints = (count: number) => Array.from({ length: count }, () => aHint({ kind: 'asked' }));
  return { clock, terminal, sentAt, controller, send: hintSender(sending), hints };
}

describe('hints to the renderer', () => {
  test.each([
    [5, 12, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]],
    [0.5, 3, [0, 2, 4]],
    [20, 25, [...Array(10).fill(0), ...Array(10).fill(0.5), ...Array(5).fill(1)]],
  ])('are sent at the rate that was asked for: %d a second', async (hintsPerSecond, count, seconds) => {
    const { sentAt, send, hints } = given({ hintsPerSecond });

    await send(hints(count));

    expect(sentAt).toEqual(seconds);
  });

  test('keep their rate from one page to the next, and do not make up for a pause', async () => {
    const { clock, sentAt, send, hints } = given({ hintsPerSecond: 1 });

    await send(hints(2));
    await send(hints(1));
    await clock.sleep(60_000);
    await send(hints(2));

    expect(sentAt).toEqual([0, 1, 2, 62, 63]);
  });

  test('wait while the queue is long that uploads stand in, and say so once', async () => {
    const { terminal, sentAt, send, hints } = given({ waiting: [40, 90, 60, 41, 40] });

    await send(hints(10));

    expect(sentAt).toEqual([0, 0, 0, 0, 0, 6, 6, 6, 6, 6]);
    expect(terminal.said).toEqual([
      'Waits while 90 photos stand in the queue: an upload would come after all of them.',
    ]);
  });

  test('end with the reason of whoever ends them', async () => {
    const { controller, sentAt, send, hints } = given();
    controller.abort(new Error('Ctrl-C'));

    await expect(send(hints(1))).rejects.toThrow('Ctrl-C');
    expect(sentAt).toEqual([]);
  });
});
