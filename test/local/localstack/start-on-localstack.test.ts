import { localStackAsked } from '../../../local/localstack/start-on-localstack';

describe('the options of a start', () => {
  test.each([
    ['nothing', undefined, undefined, undefined],
    ['the built-in engine', 'built-in', undefined, undefined],
    ['LocalStack', 'localstack', undefined, 'http://127.0.0.1:4566'],
    ['LocalStack somewhere else', 'localstack', 'http://127.0.0.1:4599/', 'http://127.0.0.1:4599'],
  ])('may ask for %s', (_, engine, endpoint, address) => {
    expect(localStackAsked(engine, endpoint)).toBe(address);
  });

  test.each([
    ['moto', undefined, '--engine is moto: give built-in or localstack'],
    ['localstack', '4566', '--endpoint is 4566: give an address such as http://127.0.0.1:4566'],
    [undefined, 'http://127.0.0.1:4566', '--endpoint goes with --engine localstack only'],
  ])('are refused when they are --engine %s --endpoint %s', (engine, endpoint, message) => {
    expect(() => localStackAsked(engine, endpoint)).toThrow(message);
  });
});
