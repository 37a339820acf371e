import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { PurgeQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { nameOf } from '../../lib/config/names';
import { clientConfig } from '../../local/environment';
import { eventually } from '../../local/eventually';
import { importFile, untilListed } from '../../local/import';
import { SAMPLES } from '../../local/paths';
import { untilRendered, upload } from '../../local/walk';
import { given, queueUrl } from '../support/path';
import { aGuest } from './attempts/people';
import { policyOf } from './attempts/policies';
import { rolesOfFunctions } from './attempts/roles';

const PHOTO = join(SAMPLES, 'dandelion-seeds.jpg');

/** Takes the right to write some objects from the role of a function: so few that no other test notices. */
async function takeWriting(handler: string, objects: string) {
  const iam = new IAMClient(clientConfig(given().endpoint));
  const RoleName = (await rolesOfFunctions())[handler]?.split('/').at(-1);
  const PolicyName = `without-${randomUUID()}`;
  const PolicyDocument = policyOf({ Effect: 'Deny', Action: 's3:PutObject', Resource: `arn:aws:s3:::${objects}` });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  return { giveBack: () => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })) };
}

/** Waits until the log of a function says that a policy denied it something. */
async function untilDenied(handler: string): Promise<void> {
  const { endpoint, config } = given();
  const logs = new CloudWatchLogsClient(clientConfig(endpoint));
  const denials = { logGroupName: `/aws/lambda/${nameOf(config, handler)}`, filterPattern: 'AccessDenied' };
  await eventually(`the refusal of ${handler}`, async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand(denials));
    return events.some(({ message = '' }) => message.includes('s3:PutObject')) || undefined;
  });
}

describe('a right that is taken from a role', () => {
  test('stops uploads until it is given back', async () => {
    const { originals } = given();
    const guest = await aGuest();
    const { giveBack } = await takeWriting('presign-upload', `${originals}/u/${guest.owner}/*`);

    await expect(upload(PHOTO, guest)).rejects.toThrow('answered 403');

    await giveBack();
    const { asset } = await upload(PHOTO, guest);
    expect((await untilRendered(asset, guest)).image.state).toBe('rendered');
  });

  test('stops pictures until it is given back', async () => {
    const stack = given();
    const { sqs, originals, renditions, catalog } = stack;
    const key = `import/${randomUUID()}/photo.jpg`;
    const asset = assetIdOf(originals, key);
    const { giveBack } = await takeWriting('render-image', `${renditions}/i/${asset}/*`);

    await importFile(PHOTO, key, stack);
    await untilDenied('render-image');
    expect((await catalog.read(asset)).image?.state).not.toBe('rendered');

    await giveBack();
    // the message comes back by itself, but minutes later
    const hint = { bucket: originals, key, kind: 'asked', at: new Date().toISOString() };
    const QueueUrl = await queueUrl(sqs, 'render-image');
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(hint) }));
    expect((await untilListed(asset, stack)).image.state).toBe('rendered');
    await sqs.send(new PurgeQueueCommand({ QueueUrl })); // or who waits for an empty queue waits for that message
  });
});
