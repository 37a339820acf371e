import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACKS, type AttackKind, attacksOf } from '../../../test/support/hostile/attacks';

/** Writes every attack into a folder of its kind. Making some takes a gigabyte, which must not be counted as what meeting them takes. */
async function writeAttacks(folder: string): Promise<void> {
  for (const kind of Object.keys(ATTACKS) as AttackKind[]) {
    mkdirSync(join(folder, kind));
    for (const { name, bytes } of await attacksOf(kind)) writeFileSync(join(folder, kind, name), await bytes());
  }
}

void writeAttacks(process.argv[2] ?? '');
