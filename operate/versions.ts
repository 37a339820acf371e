import { reachStage } from './reach-stage';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';
import { originalsOf } from './versions/originals-of';
import { purge } from './versions/purge';
import { undelete } from './versions/undelete';
import { listVersions, restoreVersion, type VersionDeps } from './versions/versions-of-key';
import { type VersionsOptions, versionsOptionsOf } from './versions/versions-options';

runCommand(async () => {
  const options = versionsOptionsOf(process.argv.slice(2));
  reachStage(options.config);
  const bucket = await originalsOf(options.config, processTerminal);
  await carryOut(options, { stage: options.config.stage, bucket, terminal: processTerminal });
});

async function carryOut({ wish }: VersionsOptions, deps: VersionDeps): Promise<void> {
  switch (wish.act) {
    case 'list':
      return listVersions(wish.key, deps);
    case 'restore':
      return restoreVersion(wish, deps);
    case 'undelete':
      return undelete(wish.target, deps);
    case 'purge':
      return purge(wish.target, deps);
  }
}
