import { AsyncLocalStorage } from 'node:async_hooks';

/** What one worker does: a job, how often it was begun, and how many of its transactions are done. */
type Shift = { readonly job: string; readonly key: string; commits: number };

/** Kills workers after one of their transactions, so what they would have done next never happens. */
class Bomb {
  #deaths: number[] = [];
  #left = Number.POSITIVE_INFINITY;
  #kills: ((step: string) => boolean) | null = null;
  readonly #seen = new Set<string>();
  readonly #atWork = new AsyncLocalStorage<Shift>();

  /** Each step at which a worker has died since `armAt`, by its name and whose job it was. */
  readonly diedAt = new Map<string, number>();

  /** @param deaths after how many transactions each of the next workers dies */
  arm(deaths: readonly number[]): void {
    this.disarm();
    this.#deaths = [...deaths];
    this.#next();
  }

  /** Every worker dies once at each of its chosen steps: after the first of its transactions, after the second… */
  armAt(kills: (step: string) => boolean): void {
    this.disarm();
    this.#kills = kills;
  }

  disarm(): void {
    this.#deaths = [];
    this.#left = Number.POSITIVE_INFINITY;
    this.#kills = null;
    this.#seen.clear();
    this.diedAt.clear();
  }

  /**
   * Only what a worker does counts: the test itself goes on, and so does the web server that receives Stripe's events
   * meanwhile.
   */
  atWork<T>(job: string, payload: unknown, work: () => Promise<T>): Promise<T> {
    return this.#atWork.run({ job, key: `${job} ${JSON.stringify(payload)}`, commits: 0 }, work);
  }

  /** @throws when the worker dies here. */
  afterCommit(): void {
    const shift = this.#atWork.getStore();
    if (!shift) return;
    shift.commits += 1;
    this.#dieAt(shift);
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#next();
    throw new Error('the worker was killed');
  }

  #dieAt({ job, key, commits }: Shift): void {
    const step = `${job} ${commits}`;
    const once = `${key} ${commits}`;
    if (!this.#kills?.(step) || this.#seen.has(once)) return;
    this.#seen.add(once);
    this.diedAt.set(step, (this.diedAt.get(step) ?? 0) + 1);
    throw new Error(`the worker was killed at ${step}`);
  }

  #next(): void {
    this.#left = this.#deaths.shift() ?? Number.POSITIVE_INFINITY;
  }
}

export const bomb = new Bomb();
