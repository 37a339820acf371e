import { type Parcel, type SendDeps, type SendStep, sendFile } from './send-file';

/** One file as the page lists it until the catalog does. */
export type Upload = {
  readonly id: string;
  readonly file: File;
  readonly state:
    | { readonly step: 'queued' }
    | SendStep
    | { readonly step: 'stored'; readonly asset: string }
    | { readonly step: 'failed'; readonly error: unknown };
};

type Job = Parcel & { readonly id: string; state: Upload['state']; controller: AbortController };

/** More share the line and finish no sooner. */
const AT_ONCE = 3;

export type UploadsProps = {
  readonly deps: SendDeps;
  readonly onChange: (uploads: readonly Upload[]) => void;
  /** Told of each that has arrived or failed. */
  readonly onEnd: (upload: Upload) => void;
};

/** The files on their way: three at a time, each with a state of its own. */
export class Uploads {
  private readonly props: UploadsProps;
  private jobs: Job[] = [];
  private count = 0;

  constructor(props: UploadsProps) {
    this.props = props;
  }

  /** Whether leaving the page would lose anything. */
  get isBusy(): boolean {
    return this.jobs.some(({ state }) => state.step !== 'stored' && state.step !== 'failed');
  }

  /** Whether something has arrived that the catalog does not know yet. */
  get isExpected(): boolean {
    return this.jobs.some(({ state }) => state.step === 'stored');
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      this.count += 1;
      this.jobs.push({
        id: `upload-${this.count}`,
        file,
        state: { step: 'queued' },
        controller: new AbortController(),
      });
    }
    this.next();
  }

  /** Ends a file's way, wherever it is. */
  cancel(id: string): void {
    const job = this.jobs.find((other) => other.id === id);
    this.jobs = this.jobs.filter((other) => other !== job);
    job?.controller.abort(new Error('cancelled'));
    this.next();
  }

  cancelAll(): void {
    for (const { id } of [...this.jobs]) this.cancel(id);
  }

  retry(id: string): void {
    const job = this.jobs.find((other) => other.id === id);
    if (job?.state.step === 'failed') job.state = { step: 'queued' };
    this.next();
  }

  /** Strikes off what the catalog lists by now. */
  settle(assets: ReadonlySet<string>): void {
    const left = this.jobs.filter(({ state }) => !(state.step === 'stored' && assets.has(state.asset)));
    if (left.length === this.jobs.length) return;
    this.jobs = left;
    this.props.onChange(this.jobs);
  }

  private next(): void {
    const isUnderWay = ({ state: { step } }: Job) => step !== 'queued' && step !== 'stored' && step !== 'failed';
    const free = AT_ONCE - this.jobs.filter(isUnderWay).length;
    const starting = this.jobs.filter(({ state }) => state.step === 'queued').slice(0, free);
    for (const job of starting) void this.send(job);
    this.props.onChange(this.jobs);
  }

  private async send(job: Job): Promise<void> {
    const { signal } = job.controller;
    const onStep = (state: SendStep) => {
      job.state = state;
      if (!signal.aborted) this.props.onChange(this.jobs);
    };
    try {
      job.state = { step: 'stored', asset: await sendFile(job, this.props.deps, { signal, onStep }) };
    } catch (error) {
      job.state = { step: 'failed', error };
    }
    if (signal.aborted) return;
    this.next();
    this.props.onEnd(job);
  }
}
