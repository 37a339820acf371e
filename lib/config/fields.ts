import { z } from 'zod';

/** A whole number, with an error that says what to write instead. */
export const whole = (unit: string, min: number, max: number) => {
  const error = `give a whole number of ${unit} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

/** One of some words. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `give one of ${values.join(', ')}` });

/** A text of a certain shape, with an error that gives an example of it. */
export const text = (pattern: RegExp, hint: string) =>
  z.string({ error: `give ${hint}` }).regex(pattern, { error: `give ${hint}` });

/** A switch. */
export const flag = () => z.boolean({ error: 'give true or false' });

/** The name of a region of AWS. */
export const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
