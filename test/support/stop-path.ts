import './start-path';

export default async function stopPath(): Promise<void> {
  await globalThis.cloudOfThePath?.stop();
}
