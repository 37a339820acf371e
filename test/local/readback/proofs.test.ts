import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../../command/paths';
import { EXERCISED } from '../../../local/readback/proofs';
import { SETTLERS } from '../../../local/settle';

describe('what is called exercised', () => {
  test.each(EXERCISED.map(({ file, test: name }) => [name, file]))(
    'is shown by a test that exists: %s',
    (name, file) => {
      expect(readFileSync(join(PROJECT, file), 'utf8')).toContain(name);
    },
  );

  test('is nothing that settling wrote itself', () => {
    const overlapping = EXERCISED.filter(({ type, path = '' }) =>
      SETTLERS[type]?.writes.some((settled) => path.startsWith(settled) || settled.startsWith(path)),
    );

    expect(overlapping).toEqual([]);
  });
});
