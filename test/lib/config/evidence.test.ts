import { type ConfigInput, defineConfig } from '../../../lib/config';
import { ConfigError } from '../../../lib/config-error';

const settled = (profile: 'lean' | 'strict', evidence?: ConfigInput['evidence']) =>
  defineConfig({ stage: 'dev', profile, evidence }).evidence;

describe('the settings of evidence', () => {
  test('are nothing that costs in profile lean', () => {
    expect(settled('lean')).toEqual({
      accessLogs: false,
      inventory: 'off',
      objectEvents: 'off',
      objectEventsOf: ['originals', 'site'],
      storageLens: false,
      classAnalysis: false,
      keepDays: 365,
      lock: 'off',
    });
  });

  test('are in profile strict all that is free, a list a day and of events the writes', () => {
    expect(settled('strict')).toMatchObject({
      accessLogs: true,
      inventory: 'daily',
      objectEvents: 'writes',
      storageLens: true,
      classAnalysis: false,
      lock: 'off',
    });
  });

  test.each([
    ['lean', { accessLogs: true, inventory: 'weekly', objectEvents: 'all', storageLens: true, classAnalysis: true }],
    ['strict', { accessLogs: false, inventory: 'off', objectEvents: 'off', storageLens: false, keepDays: 90 }],
    ['strict', { lock: 'compliance' }],
  ] as const)('are in profile %s what config asks for: %j', (profile, evidence) => {
    expect(settled(profile, evidence)).toMatchObject(evidence);
  });

  test.each<[string, NonNullable<ConfigInput['evidence']>]>([
    ['evidence.keepDays is 7: give a whole number of days from 14 to 3650', { keepDays: 7 }],
    ["evidence.objectEventsOf is []: give at least one bucket, or evidence.objectEvents 'off'", { objectEventsOf: [] }],
    ['evidence.inventory is "hourly": give one of off, daily, weekly', { inventory: 'hourly' as 'daily' }],
    ['evidence.objectEvents is "reads": give one of off, writes, all', { objectEvents: 'reads' as 'all' }],
    ['evidence.lock is "holds": give one of off, governance, compliance', { lock: 'holds' as 'off' }],
  ])('refuse, in one sentence: %s', (message, evidence) => {
    const asked = () => settled('strict', evidence);

    expect(asked).toThrow(ConfigError);
    expect(asked).toThrow(message);
  });

  test('leave room for the name of the bucket with the logs', () => {
    // 63 characters, which a bucket may have, with `renditions` in it
    const asked = (accessLogs: boolean) => () =>
      defineConfig({
        stage: 'production12',
        project: 'quayside-biggest',
        region: 'us-east-1',
        evidence: { accessLogs },
      });

    expect(asked(false)).not.toThrow();
    expect(asked(true)).toThrow('1 characters shorter');
  });
});
