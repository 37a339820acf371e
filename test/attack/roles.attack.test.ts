import { allowedOf } from './attempts/attempt';
import { actorInRole, everyAttempt, rolesOfFunctions } from './attempts/roles';
import { FUNCTIONS } from './attempts/services';

/** Whatever has a queue takes from it, gives back with a reason, and its queues are encrypted. */
const consuming = (queue: string) => [
  `receive ${queue}`,
  `send ${queue}-dead-letters`,
  'decrypt with messages',
  'data key of messages',
];
// to whom may not list, S3 answers 403 of what is not there, and a 403 is never a deletion
const reading = (bucket: string, prefixes: readonly string[]) => [
  ...prefixes.map((prefix) => `get ${bucket}/${prefix}`),
  ...['', ...prefixes.map((prefix) => `/${prefix}`), '/elsewhere/'].map((place) => `list ${bucket}${place}`),
  `decrypt with ${bucket}`,
];
const EVERY_ORIGINAL = [
  ...reading('originals', ['u/', 'import/']),
  'get version originals/u/',
  'get version originals/import/',
];
const readingCatalog = ['get items', 'decrypt with catalog'];
const encryptingCatalog = ['encrypt with catalog', 'decrypt with catalog', 'data key of catalog'];
const writingCatalog = [...['get items', 'put item', 'put lease', 'update item', 'delete item'], ...encryptingCatalog];

/** Least privilege, as far as a policy can say it: what each function does, and its own log. */
const RIGHTS: Readonly<Record<(typeof FUNCTIONS)[number], readonly string[]>> = {
  'delete-asset': [
    'list versions originals/u/',
    'delete originals/u/',
    'delete version originals/u/',
    'get retention originals/u/',
    'get hold originals/u/',
    ...readingCatalog,
  ],
  'fan-out-event': [...consuming('intake'), 'send index-object', 'send render-image'],
  'index-object': [...consuming('index-object'), ...EVERY_ORIGINAL, ...writingCatalog],
  'presign-upload': ['put originals/u/', 'data key of originals'],
  'purge-cdn': [...consuming('purge-cdn'), 'get distribution parameter', 'invalidate'],
  'render-image': [
    ...consuming('render-image'),
    ...['send render-image', 'send purge-cdn'],
    ...EVERY_ORIGINAL,
    ...reading('renditions', ['i/', 'm/']),
    ...['put renditions/i/', 'put renditions/m/', 'delete renditions/i/', 'delete renditions/m/'],
    'data key of renditions',
    ...writingCatalog,
  ],
  'search-assets': ['query by-owner', ...readingCatalog],
  'transform-image': [
    ...reading('renditions', ['i/', 'm/']),
    ...['put renditions/i/', 'delete renditions/i/', 'data key of renditions'],
    ...['put lease', ...encryptingCatalog],
    'get secret',
  ],
};

describe('the role of a function', () => {
  test.each(FUNCTIONS)('lets %s do this and nothing else of all that can be tried', async (name) => {
    const role = (await rolesOfFunctions())[name] ?? '';
    const attempts = await everyAttempt(await actorInRole(role));

    expect(await allowedOf(attempts)).toEqual([...new Set([...RIGHTS[name], `write log of ${name}`])].sort());
  });
});
