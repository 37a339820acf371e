import '../support/environment';
import { join } from 'node:path';
import type { Engine } from '../../local/engine/engine';
import { deployOnLocalStack } from '../../local/localstack/deploy-on-localstack';
import { isInstalled, LOCALSTACK, NOT_INSTALLED } from '../../local/localstack/installation';
import { startLocalStack } from '../../local/localstack/localstack';
import { writePathCloud } from '../support/path';

declare global {
  var localStackOfThePath: Engine | undefined;
}

export const LOCALSTACK_FOLDER = join(LOCALSTACK, 'test');

/** Brings keep and flow up on LocalStack once, before the first test of this project; or says why all of them are skipped. */
export default async function start(): Promise<void> {
  if (!isInstalled()) return console.log(`\nSkipped: ${NOT_INSTALLED}.`);
  const engine = await startLocalStack(LOCALSTACK_FOLDER);
  globalThis.localStackOfThePath = engine;
  try {
    const outputs = await deployOnLocalStack(engine.endpoint, LOCALSTACK_FOLDER);
    writePathCloud({ stage: 'local', endpoint: engine.endpoint, outputs }, LOCALSTACK_FOLDER);
  } catch (error) {
    await engine.stop(); // jest tears nothing down that did not come up
    throw error;
  }
}
