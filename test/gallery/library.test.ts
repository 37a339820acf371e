import { Refused } from '../../gallery/src/failures';
import { Library } from '../../gallery/src/library';
import type { AssetPage } from '../../lambdas/search-assets/search-assets';
import { assetView, cursorAt } from '../support/assets';

const ALL = [6, 5, 4, 3, 2, 1].map((second) => assetView(String(second), second));
const A_PAGE = 2;

const cursorOf = (id: string) => cursorAt(assetView(id, Number(id)));

function given() {
  const asked: Array<string | undefined> = [];
  const api = {
    newest: async (cursor?: string): Promise<AssetPage> => {
      asked.push(cursor);
      const rest = ALL.filter((asset) => cursor === undefined || cursorAt(asset) < cursor);
      const assets = rest.slice(0, A_PAGE);
      const last = assets.at(-1);
      return { assets, cursor: last && rest.length > A_PAGE ? cursorAt(last) : undefined };
    },
    remove: jest.fn(async () => {}),
  };
  const library = new Library(api);
  const shown = () => library.assets?.map(({ id }) => id).join('');
  return { library, api, asked, shown };
}

describe('the library', () => {
  test('knows nothing until the catalog has answered', () => {
    expect(given().library.assets).toBeUndefined();
  });

  test('reads on until there is no more', async () => {
    const { library, shown } = given();
    await library.refresh();
    expect([shown(), library.hasMore]).toEqual(['65', true]);

    await library.readMore();
    await library.readMore();

    expect([shown(), library.hasMore]).toEqual(['654321', false]);
  });

  test('refreshes the newest page every time, and the later ones in turn', async () => {
    const { library, asked } = given();
    await library.refresh();
    await library.readMore();
    await library.readMore();
    asked.length = 0;

    for (let round = 0; round < 3; round += 1) await library.refresh();

    expect(asked).toEqual([undefined, '5', undefined, '3', undefined, '5'].map((id) => id && cursorOf(id)));
  });

  test('shows a deleted asset no more while the catalog still lists it', async () => {
    const { library, shown } = given();
    await library.refresh();

    const removal = library.remove('6');
    expect(shown()).toBe('5');
    await removal;
    await library.refresh();

    expect(shown()).toBe('5');
  });

  test('shows an asset again when deleting it was refused', async () => {
    const { library, api, shown } = given();
    await library.refresh();
    api.remove.mockRejectedValueOnce(new Refused(500, 'broken'));

    await expect(library.remove('6')).rejects.toThrow(Refused);

    expect(shown()).toBe('65');
  });
});
