import { compare } from '../../../local/readback/compare';

const unequal = (wanted: unknown, found: unknown) =>
  compare(wanted, found)
    .filter(({ isEqual }) => !isEqual)
    .map(({ path }) => path);

describe('a comparison of template and service', () => {
  test('names every leaf by its path', () => {
    const wanted = { Name: 'a', Rules: [{ Status: 'Enabled', Days: 7 }] };

    expect(compare(wanted, wanted).map(({ path }) => path)).toEqual(['Name', 'Rules[0].Status', 'Rules[0].Days']);
  });

  test.each([
    ['another value', { Status: 'Enabled' }, { Status: 'Suspended' }, ['Status']],
    ['a missing value', { Status: 'Enabled' }, {}, ['Status']],
    ['a missing structure', { Rule: { Days: 7 } }, undefined, ['Rule.Days']],
    ['a missing item', { Methods: ['GET', 'PUT'] }, { Methods: ['PUT'] }, ['Methods[0]']],
    ['an item too many', { Methods: ['GET'] }, { Methods: ['GET', 'PUT'] }, ['Methods[1]']],
    ['anything where there should be nothing', { Methods: [] }, { Methods: ['GET'] }, ['Methods']],
    ['a list instead of one', { Action: 'a' }, { Action: ['a', 'b'] }, ['Action']],
  ])('finds %s', (_, wanted, found, paths) => {
    expect(unequal(wanted, found)).toEqual(paths);
  });

  test.each([
    ['defaults that the template does not speak of', { A: 1 }, { A: 1, B: 2 }],
    [
      'another order',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      },
      {
        Tags: [
          { Key: 'b', Value: '2' },
          { Key: 'a', Value: '1' },
        ],
      },
    ],
    ['numbers and booleans as text', { A: 90, B: true }, { A: '90', B: 'true' }],
    ['one instead of a list of one', { Action: ['a'] }, { Action: 'a' }],
    [
      "CloudFormation's own tags",
      { Tags: [{ Key: 'a' }] },
      { Tags: [{ Key: 'a' }, { Key: 'aws:cloudformation:stack-id' }] },
    ],
  ])('does not mind %s', (_, wanted, found) => {
    expect(unequal(wanted, found)).toEqual([]);
  });
});
