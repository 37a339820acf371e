/** One entry of a list on the page: which one it is, and what all it shows. */
export type Entry = { readonly id: string; readonly shows: string };

/** What makes a list show what it should. Entries in none of the three stay as they are. */
export type Changes = { readonly gone: string[]; readonly changed: string[]; readonly added: string[] };

/** Compares what is shown with what is wanted. */
export function changesBetween(shown: readonly Entry[], wanted: readonly Entry[]): Changes {
  const before = new Map(shown.map(({ id, shows }) => [id, shows]));
  const after = new Set(wanted.map(({ id }) => id));
  return {
    gone: shown.filter(({ id }) => !after.has(id)).map(({ id }) => id),
    changed: wanted.filter(({ id, shows }) => before.has(id) && before.get(id) !== shows).map(({ id }) => id),
    added: wanted.filter(({ id }) => !before.has(id)).map(({ id }) => id),
  };
}
