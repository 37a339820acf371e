import { once } from 'node:events';
import { join } from 'node:path';
import { endWith } from '../../command/obstacle';
import { LOCALSTACK, LOCALSTACK_VERSION } from './installation';
import { startLocalStack } from './localstack';

/** Where LocalStack's own clients look for it. */
const PORT = 4566;

/** Runs the installed LocalStack until Ctrl-C, as one that `npm start -- --engine localstack` can use. */
async function run(): Promise<void> {
  const engine = await startLocalStack(join(LOCALSTACK, 'run'), PORT);
  const isElsewhere = !engine.endpoint.endsWith(`:${PORT}`);
  console.log(`
  LocalStack ${LOCALSTACK_VERSION}   ${engine.endpoint}
  use it with         npm start -- --engine localstack${isElsewhere ? ` --endpoint ${engine.endpoint}` : ''}

  Ctrl-C ends it and forgets what is in it.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), engine.ended]);
  await engine.stop();
}

endWith(run);
