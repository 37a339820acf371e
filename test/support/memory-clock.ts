import type { Clock } from '../../operate/clock';

/** A clock that stands still but for what is slept. */
export class MemoryClock implements Clock {
  private ms: number;

  constructor(at = '2026-11-21T10:00:00Z') {
    this.ms = Date.parse(at);
  }

  now(): number {
    return this.ms;
  }

  async sleep(ms: number): Promise<void> {
    this.ms += ms;
  }
}
