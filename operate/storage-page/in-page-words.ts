import { STORAGE_CLASSES, type StorageClassName } from '../../lib/config/storage-classes';

export const inCode = (text: string): string => `\`${text}\``;

export const inDays = (days: number): string => (days === 1 ? 'a day' : `${days} days`);

/** By the word that a configuration has for a storage class. */
export function classNamed(serviceName: string): StorageClassName {
  const names = Object.keys(STORAGE_CLASSES) as StorageClassName[];
  const found = names.find((name) => STORAGE_CLASSES[name].serviceName === serviceName);
  if (!found) throw new Error(`say in lib/config/storage-classes.ts what ${serviceName} is`);
  return found;
}
