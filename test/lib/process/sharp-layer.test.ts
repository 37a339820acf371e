import layer from '../../../lambdas/sharp-layer/nodejs/package.json';
import lock from '../../../lambdas/sharp-layer/nodejs/package-lock.json';
import ours from '../../../package.json';

describe('sharp for Lambda', () => {
  test('is the version that is tested here, for linux-arm64', () => {
    expect(layer.dependencies.sharp).toBe(ours.dependencies.sharp);
    expect(lock.packages['node_modules/sharp'].version).toBe(ours.dependencies.sharp);
    expect(lock.packages).toHaveProperty('node_modules/@img/sharp-linux-arm64');
  });
});
