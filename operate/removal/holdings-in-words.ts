import { PRICES, STORAGE } from '../cost/prices';
import { counted, sizeInWords } from '../in-words';
import type { Holding } from './inventory';

const GB = 1e9;

/** One line to read of what one thing holds. */
export function wordsOf(holding: Holding): string {
  const { kind, name } = holding;
  switch (kind) {
    case 'bucket': {
      const { objects, versions, bytes } = holding;
      return `bucket ${name}: ${counted(objects, 'object')}, ${counted(versions, 'version')} in all, ${sizeInWords(bytes)}`;
    }
    case 'table':
      return `table ${name}: about ${counted(holding.rows, 'row')}`;
    case 'user pool':
      return `user pool ${name}: about ${counted(holding.users, 'user')}`;
    case 'key':
    case 'secret':
      return `${kind} ${name}`;
  }
}

/** What it costs to keep these for a month, untouched, in US dollars. Users cost nothing while they do not sign in. */
export function monthlyCost(holdings: readonly Holding[]): number {
  return holdings.reduce((total, holding) => total + costOf(holding), 0);
}

function costOf(holding: Holding): number {
  if (holding.kind === 'bucket') return (holding.bytes / GB) * STORAGE.bucketGb.each;
  if (holding.kind === 'table') return (holding.bytes / GB) * STORAGE.tableGb.each;
  if (holding.kind === 'secret') return PRICES.secret.each;
  return holding.kind === 'key' ? PRICES.key.each : 0;
}
