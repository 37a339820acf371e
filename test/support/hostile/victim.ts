import { type AttackKind, attacksOf } from './attacks';
import { endingOf } from './ending';

/** Small: what hurts is what is read. */
const WIDTHS_PX = [48];
/** As many as there are cores in what this is made for. */
const SIDE_BY_SIDE = 2;

/** A process of its own that meets all attacks of the kinds it is given, and says what became of each: a line of JSON each. */
async function meet(kinds: readonly string[]): Promise<void> {
  for (const kind of kinds) {
    const waiting = [...(await attacksOf(kind as AttackKind))];
    const worker = async () => {
      for (let attack = waiting.shift(); attack; attack = waiting.shift()) {
        const ending = await endingOf(attack.name, await attack.bytes(), WIDTHS_PX);
        process.stdout.write(`${JSON.stringify({ kind, ...ending })}\n`);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  }
}

void meet(process.argv.slice(2));
