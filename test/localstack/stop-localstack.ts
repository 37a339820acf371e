import './start-localstack';

export default async function stop(): Promise<void> {
  await globalThis.localStackOfThePath?.stop();
}
