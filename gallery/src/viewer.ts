import { cameraInWords, positionInWords } from './camera-words';
import { controlFor, find } from './find';
import type { Photo, Pictures } from './picture';
import { archiveInWords, sizeInWords } from './words';

/** One photo at a time, as large as the window. Arrows turn, Escape closes. */
export class Viewer {
  private readonly dialog = find('#viewer', HTMLDialogElement);
  private readonly stage = find('.viewer-photo', HTMLElement, this.dialog);
  private readonly pictures: Pictures;
  private photos: readonly Photo[] = [];
  private shown: Photo | undefined;

  /** `onClose` is told which photo was shown last, so that the focus can go there. */
  constructor(pictures: Pictures, onClose: (asset: string) => void) {
    this.pictures = pictures;
    controlFor('close', this.dialog).addEventListener('click', () => this.dialog.close());
    controlFor('previous', this.dialog).addEventListener('click', () => this.turn(-1));
    controlFor('next', this.dialog).addEventListener('click', () => this.turn(1));
    this.dialog.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowLeft') this.turn(-1);
      if (key === 'ArrowRight') this.turn(1);
    });
    this.dialog.addEventListener('close', () => {
      if (this.shown) onClose(this.shown.id);
      this.shown = undefined;
      this.stage.replaceChildren();
    });
  }

  open(photo: Photo): void {
    this.show(photo);
    this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }

  /** Takes the photos as they are now; what is looked at stays, unless it is gone. */
  update(photos: readonly Photo[]): void {
    const place = this.place;
    this.photos = photos;
    if (!this.shown) return;
    const now = this.place >= 0 ? photos[this.place] : photos[Math.min(Math.max(place, 0), photos.length - 1)];
    if (!now) this.dialog.close();
    else if (now.id !== this.shown.id || now.image.edition !== this.shown.image.edition) this.show(now);
    else this.paintFacts(now);
  }

  private get place(): number {
    return this.photos.findIndex(({ id }) => id === this.shown?.id);
  }

  private turn(step: number): void {
    const next = this.photos[this.place + step];
    if (next) this.show(next);
  }

  private show(photo: Photo): void {
    this.shown = photo;
    this.stage.replaceChildren(this.pictures.frame(photo, 'contain'));
    this.paintFacts(photo);
  }

  private paintFacts({ name, sizeBytes, image, archive }: Photo): void {
    const { widthPx, heightPx, camera, position, degraded } = image;
    find('#viewer-name', HTMLElement).textContent = name;
    const place = `${this.place + 1} of ${this.photos.length}`;
    const state = [...(degraded ? ['damaged'] : []), ...archiveInWords(archive)];
    const file = [`${widthPx} × ${heightPx}`, sizeInWords(sizeBytes), ...state, place];
    find('#viewer-facts', HTMLElement).textContent = file.join(' · ');
    const taken = [...cameraInWords(camera), ...positionInWords(position)];
    find('#viewer-camera', HTMLElement).textContent = taken.join(' · ');
    // not `disabled`: a button that is in use would lose the focus at the last photo
    controlFor('previous', this.dialog).setAttribute('aria-disabled', String(this.place <= 0));
    controlFor('next', this.dialog).setAttribute('aria-disabled', String(this.place === this.photos.length - 1));
  }
}
