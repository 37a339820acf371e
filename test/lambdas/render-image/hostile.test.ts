import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ATTACKS, type AttackKind, attacksOf } from '../../support/hostile/attacks';
import type { Ending } from '../../support/hostile/ending';

const VICTIM = join(__dirname, '..', '..', 'support', 'hostile', 'victim.ts');
const KINDS = Object.keys(ATTACKS) as AttackKind[];

type Said = Ending & { readonly kind: AttackKind };

/** What became of all attacks in a process that may die of them. */
async function endings(): Promise<Said[]> {
  const victim = promisify(execFile)(process.execPath, ['--import', 'tsx', VICTIM, ...KINDS], { maxBuffer: 2 ** 26 });
  const { stdout } = await victim.catch(({ signal, code, stdout, stderr }) => {
    throw new Error(`it died (${signal ?? code}) after ${stdout.trim().split('\n').at(-1)}: ${stderr}`);
  });
  return stdout
    .trim()
    .split('\n')
    .map((line: string) => JSON.parse(line));
}

describe('a hostile file', () => {
  let met: readonly Said[];
  beforeAll(async () => {
    met = await endings();
  }, 300_000);

  const endingOf = (name: string) => met.find((ending) => ending.name === name)?.state;

  test.each(KINDS)('ends as a picture or as a refusal with a reason: %s', async (kind) => {
    const ended = met.filter((ending) => ending.kind === kind);

    expect(ended.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(ended.map(({ name }) => name).sort()).toEqual((await attacksOf(kind)).map(({ name }) => name).sort());
  });

  test.each([
    ['PNG of 30000 x 30000 in 1 bit', 'too-many-pixels'],
    ['PNG of 9000 x 9000 in 16-bit RGBA', 'too-many-pixels'],
    ['interlaced PNG of 4990 x 4990 in RGBA', 'too-many-pixels'],
    ['PNG of 60000000 x 1', 'edge-too-long'],
    ['progressive JPEG of 10000 x 10000', 'too-many-pixels'],
    ['AVIF of 8000 x 8000', 'too-many-pixels'],
    ['GIF of 100000 frames of 10 x 10', 'too-many-frames'],
    ['WebP of 200000 frames of 16 x 16', 'too-many-frames'],
    ['progressive JPEG of 1000 scans of 2000 x 2000', 'damaged'],
    ['JPEG with EXIF of 60 KB that points at itself', 'damaged'],
    ['JPEG with 2000000 empty application segments', 'damaged'],
    ['AVIF of 2000 x 2000 that says 64 x 64', 'damaged'],
    ['an SVG that uses itself 4^12 times', 'not-an-image'],
    ['a TIFF', 'not-an-image'],
    ['PDF before a JPEG', 'not-an-image'],
  ])('is refused for what it is: %s', (name, reason) => {
    expect(endingOf(name)).toBe(reason);
  });

  test.each([
    'AVIF of 4032 x 3024',
    'JPEG of 10000 x 10000',
    'JPEG of 2048 x 16383',
    'PNG with a page in a text',
    'GIF that is a script',
  ])('is a picture where it is one: %s', (name) => {
    expect(endingOf(name)).toBe('rendered');
  });

  test.each([
    ['50 % of dandelion-seeds.jpg as jpeg', 'damaged'],
    ['90 % of dandelion-seeds.jpg as jpeg', 'degraded'],
    ['30 % of dandelion-seeds.jpg as progressive jpeg', 'degraded'],
    ['95 % of dandelion-seeds.jpg as png', 'degraded'],
  ])('shows what is left of it when that is most of it: %s', (name, state) => {
    expect(endingOf(name)).toBe(state);
  });
});
