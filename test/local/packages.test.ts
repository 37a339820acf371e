import lock from '../../package-lock.json';

type Package = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };
const packages = Object.entries(lock.packages as Record<string, Package>);

describe('the locked packages', () => {
  test('include the binaries of every platform: a lock made where some were out of reach fails `npm ci` everywhere', () => {
    const wanted = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
    const locked = new Set(packages.map(([path]) => path.split('node_modules/').at(-1)));

    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  });

  test('are each at one version', () => {
    expect(packages.filter(([path, { version }]) => path !== '' && !version)).toEqual([]);
  });
});
