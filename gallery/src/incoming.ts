import { find } from './find';

/** Tells of every file that a person drops anywhere on the page, pastes, or picks. Folders are looked through. */
export function onIncoming(isWanted: () => boolean, take: (files: readonly File[]) => void): void {
  const input = find('#files', HTMLInputElement);
  for (const id of ['#choose', '#choose-first']) {
    find(id, HTMLButtonElement).addEventListener('click', () => input.click());
  }
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = ''; // so that the same file can be picked again
  });
  document.addEventListener('paste', ({ clipboardData }) => {
    if (isWanted() && clipboardData?.files.length) take([...clipboardData.files]);
  });
  onDrop(isWanted, (transfer) => void filesIn(transfer).then(take));
}

function onDrop(isWanted: () => boolean, take: (transfer: DataTransfer) => void): void {
  const sign = find('#drop-here', HTMLElement);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault(); // or the browser opens the file in place of the page
    sign.hidden = !isWanted();
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) sign.hidden = true; // left the window, not only an element of it
  });
  document.addEventListener('drop', (event) => {
    sign.hidden = true;
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    if (isWanted()) take(event.dataTransfer);
  });
}

/** Entries must be taken while the event lasts; what is in them may be read later. */
async function filesIn({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  const found = await Promise.all(entries.map((entry) => (entry ? filesBelow(entry) : [])));
  return found.flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return []; // nobody means .DS_Store
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  const found = await Promise.all((await childrenOf(entry as FileSystemDirectoryEntry)).map(filesBelow));
  return found.flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** `readEntries` answers some at a time, and none at the end: https://developer.mozilla.org/docs/Web/API/FileSystemDirectoryReader/readEntries */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return children;
    children.push(...some);
  }
}
