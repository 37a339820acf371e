import { Obstacle } from '../../command/obstacle';

const ENDPOINT = '--endpoint-url';

/** What the AWS CLI is told to ask this engine. Throws an `Obstacle` for words that name another address: of two it takes the last. */
export function wordsFor(endpoint: string, words: readonly string[]): string[] {
  if (words.some(isEndpoint)) {
    throw new Obstacle(`Leave ${ENDPOINT} out: "npm run aws" asks the engine at ${endpoint} and nobody else.`);
  }
  // version 1 of the CLI looks at AWS_ENDPOINT_URL for S3 only
  return [ENDPOINT, endpoint, ...words];
}

/** Also cut short, which the CLI understands. */
function isEndpoint(word: string): boolean {
  const [option = ''] = word.split('=');
  return option.length > '--'.length && ENDPOINT.startsWith(option);
}
