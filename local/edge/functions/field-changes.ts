import type { Fields } from '../http';
import type { EventFields, FieldValue } from './event';
import { isHidden, readOnlyHeaders } from './header-rules';
import { InvalidResult } from './invalid-result';

type EventType = Parameters<typeof readOnlyHeaders>[0];

/** The values of one field after a function: a changed `multiValue` counts, else a changed `value` takes the place of the first. */
function valuesAfter(returned: FieldValue, given: FieldValue | undefined): Array<Omit<FieldValue, 'multiValue'>> {
  const { multiValue, ...first } = returned;
  if (!multiValue) return [first];
  if (JSON.stringify(multiValue) !== JSON.stringify(given?.multiValue)) return multiValue;
  return [first, ...multiValue.slice(1)];
}

/** All values by name, in the order in which the function left them. Throws for what is no field. */
export function allAfter(returned: EventFields, given: EventFields, what: string) {
  return Object.entries(returned).flatMap(([name, field]) => {
    if (typeof field?.value !== 'string' && !Array.isArray(field?.multiValue))
      throw new InvalidResult(`${what} ${name} must be an object with a value that is a string`);
    return valuesAfter(field, given[name]).map((after) => ({
      name,
      value: String(after.value),
      attributes: after.attributes,
    }));
  });
}

/** The headers after a function, those that it was not shown included. Throws for one that it must not touch. */
export function headersAfter(
  returned: EventFields,
  { given, original }: { readonly given: EventFields; readonly original: Fields },
  eventType: EventType,
): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { name, value } of allAfter(returned, given, 'header')) {
    if (name !== name.toLowerCase()) throw new InvalidResult(`header ${name} must be in lower case`);
    if (isHidden(name)) throw new InvalidResult(`header ${name} is not for functions to set`);
    if (/[\r\n\0]/.test(value)) throw new InvalidResult(`header ${name} must be one line`);
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  for (const name of readOnlyHeaders(eventType)) {
    if (JSON.stringify(returned[name]) !== JSON.stringify(given[name]))
      throw new InvalidResult(`header ${name} is read-only at ${eventType}`);
  }
  for (const [name, values] of original) if (isHidden(name)) headers.set(name, [...values]);
  return headers;
}
