import { createHash } from 'node:crypto';
import { Refused, Unreachable } from '../../gallery/src/failures';
import { type Parcel, type SendStep, sendFile } from '../../gallery/src/send-file';
import type { SealedUpload, UploadRequest } from '../../lambdas/presign-upload/presign-upload';

const HOUR_MS = 3_600_000;
const photo = (type = 'image/jpeg') => new File(['pixels'], 'photo.jpg', { type });
const lost = new Unreachable('lost');

function given() {
  const sealed: UploadRequest[] = [];
  const pauses: number[] = [];
  const steps: SendStep['step'][] = [];
  const controller = new AbortController();
  const put = jest.fn(async () => {});
  const deps = {
    seal: jest.fn(async (upload: UploadRequest): Promise<SealedUpload> => {
      const count = sealed.push(upload);
      const expiresAt = new Date(HOUR_MS).toISOString();
      return { asset: `asset-${count}`, key: 'k', method: 'PUT', url: 'https://bucket', headers: {}, expiresAt };
    }),
    put,
    pause: async (ms: number) => void pauses.push(ms),
    now: () => 0,
  };
  const options = { signal: controller.signal, onStep: ({ step }: SendStep) => void steps.push(step) };
  const send = (parcel: Parcel) => sendFile(parcel, deps, options);
  return { send, deps, put, sealed, pauses, steps, controller };
}

describe('sending a file', () => {
  test('seals exactly its content and answers the asset', async () => {
    const { send, sealed, steps } = given();

    expect(await send({ file: photo() })).toBe('asset-1');

    const sha256 = createHash('sha256').update('pixels').digest('base64');
    expect(sealed).toEqual([{ name: 'photo.jpg', size: 6, type: 'image/jpeg', sha256 }]);
    expect(steps).toEqual(['reading', 'sending']);
  });

  test.each([
    ['image/jpeg; charset=binary', 'image/jpeg'],
    ['', 'application/octet-stream'],
  ])('says a media type that the API takes, for "%s"', async (type, said) => {
    const { send, sealed } = given();

    await send({ file: photo(type) });

    expect(sealed[0]?.type).toBe(said);
  });

  test('repeats the PUT under the same seal when its reply is lost, each time after a longer pause', async () => {
    const { send, put, sealed, pauses } = given();
    put.mockRejectedValueOnce(lost).mockRejectedValueOnce(new Refused(503, 'slow down')).mockRejectedValueOnce(lost);

    await send({ file: photo() });

    expect([put.mock.calls.length, sealed.length, pauses.length]).toEqual([4, 1, 3]);
    expect([...pauses].sort((one, other) => one - other)).toEqual(pauses);
  });

  test('gives up after five tries, and goes on under the same seal when it is asked again', async () => {
    const { send, put, sealed } = given();
    const parcel = { file: photo() };
    put.mockRejectedValue(lost);
    await expect(send(parcel)).rejects.toThrow(lost);
    expect(put).toHaveBeenCalledTimes(5);

    put.mockResolvedValue(undefined);
    await send(parcel);

    expect(sealed).toHaveLength(1);
  });

  test('asks for a new seal when the former one has run out', async () => {
    const { send, deps, sealed } = given();
    const parcel = { file: photo() };
    await send(parcel);

    deps.now = () => HOUR_MS;
    await send(parcel);

    expect(sealed).toHaveLength(2);
  });

  test('does not repeat what is refused for good', async () => {
    const { send, deps, put } = given();
    deps.seal.mockRejectedValueOnce(new Refused(413, 'too large'));

    await expect(send({ file: photo() })).rejects.toThrow('too large');

    expect([deps.seal.mock.calls.length, put.mock.calls.length]).toEqual([1, 0]);
  });

  test('asks whether a large file may come before reading it', async () => {
    const { send, deps } = given();
    const huge = { name: 'huge.jpg', type: '', size: 2 ** 33, arrayBuffer: jest.fn() };
    deps.seal.mockRejectedValueOnce(new Refused(413, 'too large'));

    await expect(send({ file: huge as unknown as File })).rejects.toThrow('too large');

    expect(huge.arrayBuffer).not.toHaveBeenCalled();
  });

  test('ends at once when it is cancelled', async () => {
    const { send, put, pauses, controller } = given();
    put.mockImplementationOnce(async () => {
      controller.abort(new Error('cancelled'));
      throw lost;
    });

    await expect(send({ file: photo() })).rejects.toThrow('cancelled');

    expect([put.mock.calls.length, pauses.length]).toEqual([1, 0]);
  });
});
