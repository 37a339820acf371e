import { stageNamed } from '../../bin/stages';
import { type Resource, templatesOf } from '../../bin/templates';
import { accepted, WITHHELD } from '../../local/withheld';

type Template = { readonly Resources: Record<string, Resource> };

const WHOLE: Template[] = templatesOf(stageNamed('drill'), ({ template }) => template);
const DEPLOYED = WHOLE.map(accepted);

const resourcesIn = (templates: readonly Template[]) => templates.flatMap(({ Resources }) => Object.entries(Resources));

describe('what the engine refuses', () => {
  test.each(WITHHELD)('is in stage drill and not in what is deployed of it: $type $property', ({ type, property }) => {
    const those = (templates: readonly Template[]) =>
      resourcesIn(templates).filter(
        ([, { Type, Properties = {} }]) => Type === type && (property === undefined || property in Properties),
      );

    expect(those(WHOLE)).not.toEqual([]);
    expect(those(DEPLOYED)).toEqual([]);
  });

  test('is all that is left out, and is named nowhere any more', () => {
    const left = new Set(resourcesIn(DEPLOYED).map(([id]) => id));
    const gone = resourcesIn(WHOLE).filter(([id]) => !left.has(id));

    expect(new Set(gone.map(([, { Type }]) => Type))).toEqual(new Set(WITHHELD.map(({ type }) => type)));
    for (const [id] of gone) expect(JSON.stringify(DEPLOYED)).not.toContain(`"${id}"`);
  });
});
