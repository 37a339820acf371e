import { type ConfigInput, defineConfig } from '../../lib/config';
import { ConfigError } from '../../lib/config-error';

/** What is wrong with the settings of a stage, as whoever wrote them reads it; nothing when all is well. */
export function mistakesIn(input: unknown): string {
  try {
    defineConfig(input as ConfigInput);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}
