import { execFileSync } from 'node:child_process';
import { dollars, shellWord, sizeInWords } from '../../operate/in-words';

describe('what commands say', () => {
  test.each([
    [0, '$0.00'],
    [14.04, '$14.04'],
    [1234.5, '$1,235'],
    [-3.456, '-$3.46'],
    [0.000123, '$0.00012'],
    [0.0000001, '$0.00'],
    [-0.0000001, '$0.00'],
  ])('writes %d dollars as %s', (amount, text) => {
    expect(dollars(amount)).toBe(text);
  });

  test.each([
    [1, '1 kB'],
    [12_345, '13 kB'],
    [3_400_000, '3.4 MB'],
    [5_600_000_000, '5.6 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(sizeInWords(bytes)).toBe(text);
  });

  test.each(['import/a.jpg', "ann's $HOME.jpg", 'a "b" `c`\\', ' ', 'ü;&|'])(
    'writes %j so that a shell takes it for one word',
    (text) => {
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text);
    },
  );
});
