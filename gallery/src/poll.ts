/** Does one round of work and answers how long to pause, in ms. */
export type Round = () => Promise<number>;

/** A round that fails is a mistake of the page's own, which does not pass by being quick. */
const PAUSE_AFTER_FAILURE_MS = 20_000;

/** Repeats a round of work until it is stopped; rests while the page is hidden, and goes on after a round that fails. */
export class Poll {
  private readonly round: Round;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isRunning = false;
  private isUnderWay = false;
  private isHurried = false;

  constructor(round: Round) {
    this.round = round;
    document.addEventListener('visibilitychange', () => this.hurry());
    addEventListener('online', () => this.hurry());
  }

  start(): void {
    this.isRunning = true;
    this.hurry();
  }

  stop(): void {
    this.isRunning = false;
    clearTimeout(this.timer);
  }

  /** Does the next round now, or right after the one under way. */
  hurry(): void {
    this.isHurried = this.isUnderWay;
    if (this.isUnderWay || !this.isRunning || document.hidden) return;
    clearTimeout(this.timer);
    this.isUnderWay = true;
    void this.round()
      .catch(pauseAfterFailure)
      .then((pause) => {
        this.isUnderWay = false;
        if (this.isHurried) this.hurry();
        else if (this.isRunning) this.timer = setTimeout(() => this.hurry(), pause);
      });
  }
}

/** What failed stands in the browser's console, as if nobody had caught it. */
function pauseAfterFailure(error: unknown): number {
  reportError(error);
  return PAUSE_AFTER_FAILURE_MS;
}
