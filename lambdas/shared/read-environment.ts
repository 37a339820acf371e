import { z } from 'zod';

/** Reads a handler's environment, or fails the cold start with the name of every variable that is missing or malformed. */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: NodeJS.ProcessEnv,
): z.output<Schema> {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Error(`environment of this function is not usable:\n${z.prettifyError(parsed.error)}`);
}
