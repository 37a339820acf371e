import { join } from 'node:path';
import { Obstacle } from '../command/obstacle';
import { STATE } from '../command/paths';

/** Where the local stage pretends to be. The engine's own account. */
export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_REGION = 'us-east-1';

const DUMMY = { accessKeyId: 'test', secretAccessKey: 'test' };
/** What the AWS CLI needs in its environment to talk to the engine: it sends no request without keys. */
export const CLI_SETTINGS = {
  AWS_ACCESS_KEY_ID: DUMMY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: DUMMY.secretAccessKey,
  AWS_DEFAULT_REGION: LOCAL_REGION,
};

/** A signature that the engine takes for one of the account itself: of its own keys it reads the name and nothing more. */
export const signatureFor = (service: string, region = LOCAL_REGION): string =>
  `AWS4-HMAC-SHA256 Credential=${DUMMY.accessKeyId}/20260101/${region}/${service}/aws4_request`;

const LOOPBACK = new Set(['127.0.0.1', '[::1]']);

/** Settings of every AWS SDK client here: it can reach nothing but this machine, with keys that open nothing. */
export function clientConfig(endpoint: string, region = LOCAL_REGION) {
  requireLoopback(endpoint);
  return { endpoint, region, credentials: DUMMY };
}

/** All that a child may know of its caller: no AWS account, no proxy, no setting of the engine's gets through by accident. */
const INHERITED = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH'];

/** The same for a child process such as the CDK CLI. */
export function childEnvironment(endpoint?: string): NodeJS.ProcessEnv {
  if (endpoint !== undefined) requireLoopback(endpoint);
  const inherited = INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...Object.fromEntries(inherited),
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    ...CLI_SETTINGS,
    AWS_REGION: LOCAL_REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_HOME: join(STATE, 'cdk'),
  };
}

/** Throws unless the address is this machine's own, so that no mistake of ours ever changes a real account. */
export function requireLoopback(endpoint: string): void {
  if (!LOOPBACK.has(new URL(endpoint).hostname)) {
    throw new Obstacle(`${endpoint} is not this machine: the local stage only talks to 127.0.0.1`);
  }
}
