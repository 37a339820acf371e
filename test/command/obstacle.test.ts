import { writeFileSync } from 'node:fs';
import { Obstacle, told } from '../../command/obstacle';
import { ConfigError } from '../../lib/config-error';

describe('a command that can not go on', () => {
  test('says the sentence of an obstacle and nothing else', () => {
    expect(told(new Obstacle('There is no Python: install one.'))).toBe('There is no Python: install one.');
  });

  test('says what is wrong with a setting and nothing else', () => {
    expect(told(new ConfigError('images.widthsPx is [640,320]: give the smallest first'))).toBe(
      'images.widthsPx is [640,320]: give the smallest first',
    );
  });

  // a device of Linux that is always full
  (process.platform === 'linux' ? test : test.skip)('says that the disk is full', () => {
    const write = () => writeFileSync('/dev/full', 'x');

    expect(caught(write)).toMatch(/^The disk is full: free some space and try again\. \(ENOSPC/);
  });

  test('shows a fault of its own as it is', () => {
    const fault = new TypeError('x is not a function');

    expect(told(fault)).toBe(fault);
  });
});

function caught(act: () => void): unknown {
  try {
    return act();
  } catch (error) {
    return told(error);
  }
}
