/** A resource of a template, as short as a rule lets it be. */
export type Part = { readonly Type: string; readonly Properties?: object; readonly DeletionPolicy?: string };

/** Resources that a rule has nothing against, and sets in each of which it finds the one called `Broken`. */
export type Case = {
  readonly sound: Readonly<Record<string, Part>>;
  readonly broken: ReadonlyArray<Readonly<Record<string, Part>> & { readonly Broken: Part }>;
};

/** A resource by its type and properties. */
export const part = (Type: string, Properties: object = {}, DeletionPolicy?: string): Part => ({
  Type,
  Properties,
  DeletionPolicy,
});

/** A policy with one statement that allows. */
export const allow = (statement: object) => ({ PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } });
