import { childEnvironment } from '../../local/environment';
import { given } from './path';

/** Lets the tests of a file act as commands do that look at the stack of all path tests: they find it by their environment. */
export function actAsCommandsDo(): void {
  const before = process.env;

  beforeAll(() => {
    process.env = childEnvironment(given().endpoint);
  });

  afterAll(() => {
    process.env = before;
  });
}
