import type { ArchiveState } from '../../lambdas/shared/archive-state';
import { inTurns } from '../in-turns';
import { shellWord } from '../in-words';
import type { Version, VersionedBucket } from './history';

/** A version whose bytes lie in an archive: nothing can be made of them before they are restored. */
export type Asleep = { readonly version: Version; readonly state: ArchiveState };

/** Which of some versions can be copied now, and which lie in an archive. */
export async function byReadability(
  bucket: VersionedBucket,
  versions: readonly Version[],
): Promise<{ readonly readable: readonly Version[]; readonly asleep: readonly Asleep[] }> {
  const states = await inTurns(versions, (version) => bucket.archiveState(version));
  const looked = versions.map((version, index) => ({ version, state: states[index] ?? {} }));
  return {
    readable: looked.flatMap(({ version, state }) => (state.archived ? [] : version)),
    asleep: looked.filter(({ state }) => state.archived),
  };
}

/** Why a version of a stage can't be copied yet, and the command that changes that. */
export function howToWake({ version: { key, versionId }, state }: Asleep, stage: string): string {
  const command = `npm run restore -- --stage ${stage} --key ${shellWord(key)} --version ${versionId}`;
  return state.restoring
    ? `it is on its way out of an archive, wait for it with: ${command}`
    : `it lies in an archive, restore its bytes with: ${command}`;
}
