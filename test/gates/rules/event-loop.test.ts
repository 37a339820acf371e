import { modelOf } from '../../../bin/stage-model';
import { eventLoop } from '../../../gates/rules/event-loop';
import type { Part } from './cases/case';
import { LOOPS, NO_LOOPS, OVER_TWO_BUCKETS } from './cases/event-loop';

const foundIn = (Resources: Readonly<Record<string, Part>>) =>
  eventLoop.find(modelOf([{ name: 'flow', template: { Resources: Resources as never } }], true));

describe('an event loop', () => {
  test.each(Object.entries(LOOPS))('is found where whoever is told may write %s', (_, resources) => {
    expect(foundIn(resources)).toEqual(['flow.Broken']);
  });

  test.each(Object.entries(NO_LOOPS))('is none with %s', (_, resources) => {
    expect(foundIn(resources)).toEqual([]);
  });

  test('over two buckets is found at the rules of both', () => {
    expect(foundIn(OVER_TWO_BUCKETS)).toEqual(['flow.Broken', 'flow.Other']);
  });
});
