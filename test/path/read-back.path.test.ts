import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { stacksIn } from '../../local/cloud';
import { stackNamed } from '../../local/outputs';
import { differencesIn, readBack, type Setting } from '../../local/readback/read-back';
import { CORE } from '../../local/readback/report';
import { given, PATH_FOLDER, pathCloud, queueUrl } from '../support/path';

async function readAll(): Promise<Setting[]> {
  const { endpoint, outputs } = pathCloud();
  return readBack(await stacksIn({ folder: PATH_FOLDER, stage: 'local', outputs, endpoint }), endpoint);
}

describe('reading back', () => {
  test('finds every setting of the deployed template as the template wants it', async () => {
    const settings = await readAll();

    expect(differencesIn(settings)).toEqual([]);
  });

  test('asks the services for at least nine settings of ten', async () => {
    const core = (await readAll()).filter(({ type }) => CORE.test(type));

    expect(core.filter(({ isReadBack }) => isReadBack).length / core.length).toBeGreaterThanOrEqual(0.9);
  });

  test('names stack, resource, path and both values of a difference', async () => {
    const { sqs } = given();
    const QueueUrl = await queueUrl(sqs, 'intake-dead-letters');
    const retain = (seconds: string) =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { MessageRetentionPeriod: seconds } }));
    await retain('60');

    const found = differencesIn(await readAll());

    await retain(String(14 * 86_400));
    expect(found).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${stackNamed('flow')}, FanOutIntakeDeadLetters\\w+ \\(AWS::SQS::Queue\\), MessageRetentionPeriod: wanted 1209600, found "60"$`,
        ),
      ),
    ]);
  });
});
