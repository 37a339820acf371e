import { announce } from './announce';
import type { Api } from './api';
import { SessionEnded } from './failures';
import { find } from './find';
import { Gallery } from './gallery';
import { onIncoming } from './incoming';
import { Library } from './library';
import { isAnyExpected, pauseMs } from './pace';
import { pauseOnline } from './patience';
import { Poll } from './poll';
import { put } from './put';
import { uploadRows } from './upload-rows';
import { type Upload, Uploads } from './uploads';
import { inWords } from './words';

/** All that a signed-in person has: their photos, kept up to date, and their uploads. */
export class SignedIn {
  private readonly api: Api;
  private readonly onEnded: (why: string) => void;
  private readonly poll = new Poll(() => this.look());
  private readonly uploads: Uploads;
  private readonly gallery: Gallery;
  private library: Library;
  private isHere = false;
  private lastNews = Date.now();

  constructor(api: Api, onEnded: (why: string) => void) {
    this.api = api;
    this.onEnded = onEnded;
    this.library = new Library(api);
    this.gallery = new Gallery(this.library);
    this.uploads = this.wireUploads();
    find('#more', HTMLButtonElement).addEventListener('click', () => void this.attempt(() => this.gallery.showMore()));
    addEventListener('beforeunload', (event) => {
      if (this.uploads.isBusy) event.preventDefault(); // the browser asks whether to stay
    });
  }

  enter(): void {
    this.isHere = true;
    find('#gallery', HTMLElement).hidden = false;
    this.begin();
    this.poll.start();
  }

  /** Nothing of this person stays on the page. */
  leave(): void {
    this.isHere = false;
    find('#gallery', HTMLElement).hidden = true;
    this.poll.stop();
    this.uploads.cancelAll();
    this.begin();
  }

  private begin(): void {
    this.library = new Library(this.api);
    this.lastNews = Date.now();
    this.gallery.turnTo(this.library);
  }

  private wireUploads(): Uploads {
    const section = find('#uploads', HTMLElement);
    const paint = uploadRows(find('#upload-rows', HTMLElement), {
      cancel: (id) => this.uploads.cancel(id),
      retry: (id) => this.uploads.retry(id),
    });
    const uploads = new Uploads({
      deps: { seal: this.api.seal, put, pause: pauseOnline, now: Date.now },
      onChange: (all) => {
        section.hidden = all.length === 0;
        paint(all);
      },
      onEnd: (upload) => this.uploaded(upload),
    });
    onIncoming(
      () => this.isHere && !document.querySelector('dialog[open]'),
      (files) => {
        if (files.length > 0) announce(`Uploading ${files.length === 1 ? files[0]?.name : `${files.length} files`}.`);
        uploads.add(files);
      },
    );
    return uploads;
  }

  private uploaded({ file, state }: Upload): void {
    if (state.step === 'stored') this.poll.hurry();
    if (state.step !== 'failed') return;
    announce(`${file.name} was not uploaded. ${inWords(state.error)}`);
    if (state.error instanceof SessionEnded) this.onEnded(inWords(state.error));
  }

  /** One look at the catalog; answers how long to wait before the next. */
  private async look(): Promise<number> {
    const { library } = this;
    await this.attempt(() => library.refresh());
    if (library === this.library && this.gallery.render()) this.lastNews = Date.now();
    const assets = this.library.assets ?? [];
    this.uploads.settle(new Set(assets.map(({ id }) => id)));
    const isExpecting = this.uploads.isExpected || isAnyExpected(assets, Date.now());
    return pauseMs(isExpecting, Date.now() - this.lastNews);
  }

  /** A failure stays on the page until the catalog answers again. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    const trouble = find('#trouble', HTMLElement);
    try {
      await work();
      trouble.hidden = true;
    } catch (error) {
      if (!this.isHere) return;
      if (error instanceof SessionEnded) return this.onEnded(inWords(error));
      const words = `Your photos can’t be asked for. ${inWords(error)}`;
      if (trouble.hidden || trouble.textContent !== words) announce(words);
      trouble.textContent = words;
      trouble.hidden = false;
    }
  }
}
