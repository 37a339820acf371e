import { defineConfig } from '../../../lib/config';
import { ConfigError } from '../../../lib/config-error';

describe('the settings of keys', () => {
  test.each([
    ['lean', {}, { owner: 'aws', multiRegion: false }],
    ['strict', {}, { owner: 'customer', multiRegion: false }],
    ['lean', { owner: 'customer', multiRegion: true }, { owner: 'customer', multiRegion: true }],
    ['strict', { owner: 'aws' }, { owner: 'aws', multiRegion: false }],
  ] as const)('of profile %s with %j are %j', (profile, keys, expected) => {
    expect(defineConfig({ stage: 'dev', profile, keys }).keys).toEqual(expected);
  });

  test.each(['lean', 'strict'] as const)('refuse replicas of keys that AWS owns, in profile %s', (profile) => {
    const asked = () => defineConfig({ stage: 'dev', profile, keys: { owner: 'aws', multiRegion: true } });

    expect(asked).toThrow(ConfigError);
    expect(asked).toThrow("keys.multiRegion is true: give keys.owner 'customer' too: a key that AWS owns stays");
  });
});
