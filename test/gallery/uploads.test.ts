import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../../gallery/src/failures';
import { type Upload, Uploads } from '../../gallery/src/uploads';
import type { SealedUpload, UploadRequest } from '../../lambdas/presign-upload/presign-upload';

/** Uploads whose PUTs end when the test says so. */
function given() {
  const ends = new Map<string, () => void>();
  const ended: Upload[] = [];
  let shown: readonly Upload[] = [];
  const uploads = new Uploads({
    deps: {
      seal: async ({ name }: UploadRequest): Promise<SealedUpload> => {
        if (name === 'refused') throw new Refused(413, 'too large');
        return { asset: name, key: name, method: 'PUT', url: '', headers: {}, expiresAt: '2100-01-01T00:00:00Z' };
      },
      put: ({ asset }, _, { signal }) =>
        new Promise((resolve, reject) => {
          ends.set(asset, resolve);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      pause: async () => {},
      now: () => 0,
    },
    onChange: (all) => {
      shown = all;
    },
    onEnd: (upload) => void ended.push(upload),
  });
  const steps = () => shown.map(({ file, state }) => `${file.name} ${state.step}`);
  /** Reading a file takes as long as it takes. */
  const untilRead = async () => {
    do await sleep(5);
    while (shown.some(({ state }) => state.step === 'reading'));
  };
  const add = async (...names: string[]) => {
    uploads.add(names.map((name) => new File(['x'], name)));
    await untilRead();
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await untilRead();
  };
  const idOf = (name: string) => shown.find(({ file }) => file.name === name)?.id ?? '';
  return { uploads, ended, steps, add, end, untilRead, idOf };
}

describe('uploads', () => {
  test('are sent three at a time', async () => {
    const { add, end, steps } = given();

    await add('a', 'b', 'c', 'd', 'e');
    expect(steps()).toEqual(['a sending', 'b sending', 'c sending', 'd queued', 'e queued']);

    await end('b');
    expect(steps()).toEqual(['a sending', 'b stored', 'c sending', 'd sending', 'e queued']);
  });

  test('stay listed until the catalog has them', async () => {
    const { uploads, add, end, steps } = given();
    await add('a', 'b', 'c');
    await end('a');
    await end('b');

    uploads.settle(new Set(['a', 'c']));

    expect(steps()).toEqual(['b stored', 'c sending']);
  });

  test('make room for the next when one is cancelled or fails', async () => {
    const { uploads, add, untilRead, idOf, ended, steps } = given();
    await add('a', 'b', 'refused', 'd', 'e');

    uploads.cancel(idOf('a'));
    await untilRead();

    expect(steps()).toEqual(['b sending', 'refused failed', 'd sending', 'e sending']);
    expect(ended.map(({ file }) => file.name)).toEqual(['refused']);
  });

  test('keep a page from being left as long as any is on its way', async () => {
    const { uploads, add, end } = given();
    await add('a', 'refused');
    expect([uploads.isBusy, uploads.isExpected]).toEqual([true, false]);

    await end('a');

    expect([uploads.isBusy, uploads.isExpected]).toEqual([false, true]);
  });
});
