/** Seconds since 1970, as in each of Stripe's `created`. */
export type Seconds = number;

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

interface Task {
  at: Seconds;
  work: () => void;
}

/** How often a clock that runs by itself checks for what is due. */
const TICK_MS = 250;

/**
 * The stand-in's time. Bank debits, payouts, disputes, keys and the retries of webhooks all go by it, so a test can
 * move it by days. It stands still at the given instant, or runs on from now.
 */
export class Clock {
  readonly #startsAt: Seconds | undefined;
  #moved = 0;
  #tasks: Task[] = [];
  #ticking: NodeJS.Timeout | undefined;
  #replaying: Seconds | undefined;

  constructor(startsAt: Date | undefined) {
    this.#startsAt = startsAt && Math.floor(startsAt.getTime() / 1000);
    if (startsAt === undefined) this.#ticking = setInterval(() => this.#runDue(), TICK_MS).unref();
  }

  now(): Seconds {
    if (this.#replaying !== undefined) return this.#replaying;
    return (this.#startsAt ?? Math.floor(Date.now() / 1000)) + this.#moved;
  }

  /** Does what is due, in its order: the next request finds it done. */
  catchUp(): void {
    if (this.#ticking) this.#runDue();
  }

  /** Replays seconds that had already passed; afterwards the clock runs on from now. */
  replay(at: Seconds, work: () => void): void {
    for (let next = this.#next(at); next; next = this.#next(at)) {
      this.#replaying = Math.max(next.at, this.#replaying ?? 0);
      next.work();
    }
    this.#replaying = at;
    work();
    this.#replaying = undefined;
  }

  /** Does `work` once its time has come; if that is in the past, at the next check. */
  at(at: Seconds, work: () => void): void {
    this.#tasks.push({ at, work });
  }

  /** Moves on; what falls due on the way is done in its order and at its own time. */
  advance(seconds: Seconds): void {
    const until = this.now() + seconds;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#moved += Math.max(0, next.at - this.now());
      next.work();
    }
    this.#moved += Math.max(0, until - this.now());
  }

  stop(): void {
    clearInterval(this.#ticking);
  }

  #runDue(): void {
    for (let next = this.#next(this.now()); next; next = this.#next(this.now())) next.work();
  }

  #next(until: Seconds): Task | undefined {
    const due = this.#tasks.filter(({ at }) => at <= until);
    const first = due.reduce<Task | undefined>(
      (best, each) => (best && best.at <= each.at ? best : each),
      undefined,
    );
    this.#tasks = this.#tasks.filter((each) => each !== first);
    return first;
  }
}
