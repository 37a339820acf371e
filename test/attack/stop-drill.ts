import './start-drill';

export default async function stopDrill(): Promise<void> {
  await globalThis.cloudOfTheDrill?.stop();
}
