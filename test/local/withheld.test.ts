import { App } from 'aws-cdk-lib';
import { addStacks } from '../../bin/app';
import { stageNamed } from '../../bin/stages';
import { acknowledgeNoLayers, context } from '../../bin/templates';
import { WITHHELD, withhold } from '../../local/withheld';

/** The types of all resources of stage `drill`, which has all that there is. */
function typesOfDrill(change: (app: App) => void = () => {}): Set<string> {
  const app = new App({ context });
  addStacks(app, stageNamed('drill'));
  acknowledgeNoLayers(app);
  change(app);
  const resources = app.synth().stacks.flatMap(({ template }) => Object.values<{ Type: string }>(template.Resources));
  return new Set(resources.map(({ Type }) => Type));
}

describe('what the engine refuses', () => {
  const whole = typesOfDrill();
  const withheld = typesOfDrill(withhold);

  test.each(WITHHELD.map(({ type }) => type))('%s is in the stage and not in what is deployed here', (type) => {
    expect(whole.has(type)).toBe(true);
    expect(withheld.has(type)).toBe(false);
  });

  test('is all that is left out', () => {
    expect([...whole].filter((type) => !withheld.has(type)).sort()).toEqual(WITHHELD.map(({ type }) => type).sort());
  });
});
