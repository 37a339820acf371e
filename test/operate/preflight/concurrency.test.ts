import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { concurrency } from '../../../operate/preflight/concurrency';
import { aDeparture, aDesign } from '../../support/departure';

const mapping = { Type: 'AWS::Lambda::EventSourceMapping' };
const departure = aDeparture(aDesign({ resources: { A: mapping, B: mapping, C: mapping } }), aDesign());

const given = (ConcurrentExecutions: number) =>
  mockClient(LambdaClient).on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions } });

describe('the check of the limit of concurrent functions', () => {
  test('advises more when all consumers together may take everything', async () => {
    given(10);

    expect(await concurrency.find(departure)).toEqual([
      { kind: 'advice', sentence: expect.stringMatching(/10 functions .* 3 consumers may take 20 each.*L-B99A9384/) },
    ]);
  });

  test('leaves something for the page to be content', async () => {
    given(60);
    expect(await concurrency.find(departure)).toHaveLength(1);

    given(61);
    expect(await concurrency.find(departure)).toEqual([]);
  });

  test('finds that what a stage reserves would be refused, which stops a deployment half-way', async () => {
    const reserving = { Type: 'AWS::Lambda::Function', Properties: { ReservedConcurrentExecutions: 20 } };
    const reserves = aDeparture(aDesign({ resources: { A: reserving } }));
    given(119);
    expect(await concurrency.find(reserves)).toEqual([
      { kind: 'problem', sentence: expect.stringMatching(/the 20 that this stage reserves are refused/) },
    ]);

    given(120);
    expect(await concurrency.find(reserves)).toEqual([]);
  });
});
