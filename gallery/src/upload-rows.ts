import { isWorthRetrying } from './failures';
import { controlFor, copyOf, find } from './find';
import { KeyedList } from './keyed-list';
import type { Upload } from './uploads';
import { inWords, sizeInWords } from './words';

export type RowActions = { readonly cancel: (id: string) => void; readonly retry: (id: string) => void };

/** Shows how far each upload is; a row stays the same node from the first byte to the last. */
export function uploadRows(container: HTMLElement, actions: RowActions): (uploads: readonly Upload[]) => void {
  const list = new KeyedList<Upload>(container, {
    entryOf: ({ id }) => ({ id, shows: '' }),
    render: (upload) => rowOf(upload, actions),
  });
  return (uploads) => {
    list.show(uploads);
    for (const upload of uploads) paint(list.node(upload.id), upload);
  };
}

function rowOf({ id, file }: Upload, { cancel, retry }: RowActions): HTMLElement {
  const row = copyOf('#upload-row');
  find('.name', HTMLElement, row).textContent = file.name;
  find('progress', HTMLProgressElement, row).setAttribute('aria-label', `Upload of ${file.name}`);
  const cancelling = controlFor('cancel', row);
  cancelling.addEventListener('click', () => cancel(id));
  const retrying = controlFor('retry', row);
  retrying.setAttribute('aria-label', `Try ${file.name} again`);
  retrying.addEventListener('click', () => {
    retry(id);
    cancelling.focus(); // the button that had the focus is hidden now
  });
  return row;
}

function paint(row: HTMLElement | undefined, { file, state }: Upload): void {
  if (!row) return;
  const hasFailed = state.step === 'failed';
  row.classList.toggle('failed', hasFailed);
  find('.why', HTMLElement, row).textContent = wordsFor(state, file.size);
  const progress = find('progress', HTMLProgressElement, row);
  progress.hidden = hasFailed;
  if (state.step === 'sending') progress.value = file.size === 0 ? 1 : state.sentBytes / file.size;
  else progress.removeAttribute('value'); // not known: the bar moves by itself
  controlFor('retry', row).hidden = !(state.step === 'failed' && isWorthRetrying(state.error));
  const cancelling = controlFor('cancel', row);
  cancelling.hidden = state.step === 'stored';
  cancelling.textContent = hasFailed ? 'Dismiss' : 'Cancel';
  cancelling.setAttribute('aria-label', `${cancelling.textContent} ${file.name}`);
}

function wordsFor(state: Upload['state'], size: number): string {
  switch (state.step) {
    case 'queued':
      return 'waits for its turn';
    case 'reading':
      return 'is being read';
    case 'sending':
      return `${sizeInWords(Math.min(state.sentBytes, size))} of ${sizeInWords(size)}`;
    case 'repeating':
      return 'broke off, and is tried again';
    case 'stored':
      return 'has arrived and is being prepared';
    case 'failed':
      return inWords(state.error);
  }
}
