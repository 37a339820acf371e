import { stageNamed } from '../../../bin/stages';
import layer from '../../../lambdas/heic-layer/nodejs/package.json';
import lock from '../../../lambdas/heic-layer/nodejs/package-lock.json';
import ours from '../../../package.json';
import ourLock from '../../../package-lock.json';
import { resourcesOf, stage } from '../../support/synth';

describe('the decoder of HEIC for Lambda', () => {
  test('is the version that is tested here', () => {
    expect(layer.dependencies['heic-decode']).toBe(ours.devDependencies['heic-decode']);
    for (const name of ['node_modules/heic-decode', 'node_modules/libheif-js'] as const) {
      expect(lock.packages[name].version).toBe(ourLock.packages[name].version);
    }
  });

  test('is a layer of the renderer where config asks for it, and nowhere else', () => {
    const { images } = stageNamed('dev');
    const layersOf = (flow: Parameters<typeof resourcesOf>[0]) =>
      Object.values(resourcesOf(flow, 'AWS::Lambda::LayerVersion')).map(({ Properties }) => Properties.Description);
    const asking = stage('dev', { images: { ...images, heic: 'decode' } });

    expect(layersOf(stage('dev').flow)).toEqual(['sharp for linux-arm64']);
    expect(layersOf(asking.flow).sort()).toEqual(['heic-decode', 'sharp for linux-arm64']);
    const withBoth = Object.values(resourcesOf(asking.flow, 'AWS::Lambda::Function')).filter(
      ({ Properties }) => (Properties.Layers as unknown[] | undefined)?.length === 2,
    );
    expect(withBoth.map(({ Properties }) => Properties.FunctionName)).toEqual(['quayside-dev-render-image']);
  });
});
