import { z } from 'zod';

/** Who gets which hints: every route whose prefix the key begins with. */
export const Route = z.object({ queueUrl: z.url(), prefixes: z.array(z.string()) });
export type Route = Readonly<z.infer<typeof Route>>;

/** Environment of the function: written by `FanOut`, read by `handler.ts`. */
export const FanOutEnvironment = z.object({
  DEAD_LETTERS_URL: z.url(),
  /** JSON of `Route[]`. */
  ROUTES: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(Route)),
});
