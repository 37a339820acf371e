import { type Changes, changesBetween, type Entry } from './changes';

export type KeyedListProps<Item> = {
  readonly entryOf: (item: Item) => Entry;
  readonly render: (item: Item) => HTMLElement;
};

/** A list on the page that touches only what changes: all other nodes, the focus and the scroll position stay. */
export class KeyedList<Item> {
  private readonly nodes = new Map<string, HTMLElement>();
  private readonly container: HTMLElement;
  private readonly props: KeyedListProps<Item>;
  private shown: readonly Entry[] = [];

  constructor(container: HTMLElement, props: KeyedListProps<Item>) {
    this.container = container;
    this.props = props;
  }

  node(id: string): HTMLElement | undefined {
    return this.nodes.get(id);
  }

  /** Shows these, in this order, and says what that changed. */
  show(items: readonly Item[]): Changes {
    const entries = items.map(this.props.entryOf);
    const changes = changesBetween(this.shown, entries);
    for (const id of changes.gone) this.take(id);
    const fresh = new Set([...changes.added, ...changes.changed]);
    for (const [index, item] of items.entries()) {
      const id = entries[index]?.id ?? '';
      if (fresh.has(id)) this.put(id, this.props.render(item));
    }
    this.arrange(entries);
    this.shown = entries;
    return changes;
  }

  private take(id: string): void {
    this.nodes.get(id)?.remove();
    this.nodes.delete(id);
  }

  private put(id: string, node: HTMLElement): void {
    const former = this.nodes.get(id);
    const action = actionInFocus(former);
    former?.replaceWith(node);
    this.nodes.set(id, node);
    if (action !== undefined) focusOn(node, action);
  }

  /** Moves only what is not in its place: a moved node loses the focus. */
  private arrange(entries: readonly Entry[]): void {
    let place = this.container.firstElementChild;
    for (const { id } of entries) {
      const node = this.nodes.get(id);
      if (node === place) place = place?.nextElementSibling ?? null;
      else if (node) this.container.insertBefore(node, place);
    }
  }
}

/** Which control of a node has the focus. */
function actionInFocus(node: HTMLElement | undefined): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && node?.contains(activeElement) ? activeElement.dataset.do : undefined;
}

function focusOn(node: HTMLElement, action: string): void {
  const control = node.querySelector<HTMLElement>(`[data-do=${action}]`) ?? node.querySelector<HTMLElement>('button');
  control?.focus({ preventScroll: true });
}
