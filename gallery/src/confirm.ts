import { find } from './find';

/** Asks whether a file is really to go. Escape keeps it. */
export function isDeletionMeant(name: string): Promise<boolean> {
  const dialog = find('#confirm', HTMLDialogElement);
  find('#confirm-name', HTMLElement).textContent = name;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'delete'), { once: true });
  });
}
