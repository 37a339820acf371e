import { readFileSync } from 'node:fs';
import { INSTALLED_FROM, LOCALSTACK_VERSION } from '../../../local/localstack/installation';

const lines = readFileSync(INSTALLED_FROM.requirements, 'utf8').split('\n');
const packages = lines.filter((line) => line !== '' && !line.startsWith('#'));

describe('what LocalStack is installed from', () => {
  test('names every package at one version', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
  });

  test('holds the version that is spoken of', () => {
    expect(packages).toContain(`localstack-core==${LOCALSTACK_VERSION}`);
  });
});
