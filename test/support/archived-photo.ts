import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { stageNamed } from '../../bin/stages';
import { viewOf } from '../../lambdas/search-assets/asset-view';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { OPERATORS } from '../../lambdas/shared/original-key';
import { eventually } from '../../local/eventually';
import { untilListed } from '../../local/import';
import { SAMPLES } from '../../local/paths';
import { restoreStage } from '../../operate/restore/restore-stage';
import { memoryTerminal } from './memory-terminal';
import { given as givenPath } from './path';

/** A photo that went into an archive before anybody saw it. */
async function given() {
  const stack = givenPath();
  const key = `import/${randomUUID()}/picos.jpg`;
  const Body = readFileSync(join(SAMPLES, 'picos-de-europa.jpg'));
  await stack.s3.send(new PutObjectCommand({ Bucket: stack.originals, Key: key, Body, StorageClass: 'GLACIER' }));
  const asset = assetIdOf(stack.originals, key);
  const view = async () => viewOf(await stack.catalog.read(asset), OPERATORS);
  return { ...stack, key, asset, view };
}

/** What becomes of an archived photo in a stage of this machine, whose endpoint is in the environment. */
export function promisesOfAnArchivedPhoto(stage: string): void {
  test('is listed with the reason, and restored its catalog entry says so and its picture is there', async () => {
    const { key, asset, view, ...stack } = await given();
    expect(await untilListed(asset, stack)).toMatchObject({
      archive: { state: 'archived' },
      image: { state: 'refused', reason: 'archived' },
    });
    const terminal = memoryTerminal();
    const wish = { of: { key }, tier: 'standard', days: 2, yes: true, waits: true } as const;

    const restored = restoreStage({ config: stageNamed(stage), wish }, terminal, new AbortController().signal);
    await eventually('the catalog to say that it is being restored', async () =>
      (await view())?.archive?.state === 'restoring' ? true : undefined,
    );
    await restored;

    const shown = await eventually('the picture', async () => {
      const now = await view();
      return now?.image.state === 'rendered' ? now : undefined;
    });
    await eventually('the catalog to say until when', async () =>
      (await view())?.archive?.state === 'restored' ? true : undefined,
    );
    expect(shown.image).not.toHaveProperty('awaitsRestore', true);
    expect(terminal.said[1]).toMatch(/^1 original, [\d.]+ MB: glacier takes 3 to 5 hours\. It costs about \$0\.0\d+ /);
    expect(terminal.said.at(-1)).toMatch(/^Can be read until \d{4}-\d\d-\d\d 00:00 UTC: 1 original\./);
  });
}
