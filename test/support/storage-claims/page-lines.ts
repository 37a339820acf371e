/** What a page says of one bucket. */
export type BucketLines = {
  readonly stage: string;
  /** In full. */
  readonly bucket: string;
  /** The name of each line, and what it says. */
  readonly lines: Readonly<Record<string, string>>;
  /** Who, what, where and when; `nobody` first in what is refused. */
  readonly rights: ReadonlyArray<readonly string[]>;
};

/** Takes a page about storage apart: a stage below `##`, a bucket below `###`. */
export const linesIn = (page: string): BucketLines[] =>
  page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const stage = section.slice(0, section.indexOf(','));
      return section
        .split(/^### /m)
        .slice(1)
        .map((part) => linesOf(stage, part));
    });

function linesOf(stage: string, part: string): BucketLines {
  const bucket = /^`(.+)`$/m.exec(part)?.[1] ?? '';
  const [facts = [], allowed = [], refused = []] = part
    .split('\n\n')
    .filter((text) => text.startsWith('|'))
    .map(rowsIn);
  return {
    stage,
    bucket,
    lines: Object.fromEntries(facts.map(([name = '', says = '']) => [name, says])),
    rights: [...allowed, ...refused.map((cells) => ['nobody', ...cells])],
  };
}

/** Without its two lines of heading. */
const rowsIn = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => row.slice(2, -2).split(' | '));
