/** Kills the worker at hand after so many of its transactions: what it would have done next never happens. */
class Bomb {
  #deaths: number[] = [];
  #left = Number.POSITIVE_INFINITY;
  #isAtWork = false;

  /** @param deaths after how many transactions each of the next workers dies */
  arm(deaths: readonly number[]): void {
    this.#deaths = [...deaths];
    this.#next();
  }

  disarm(): void {
    this.arm([]);
  }

  /** Only what a worker does counts: the test itself goes on. */
  async atWork<T>(work: () => Promise<T>): Promise<T> {
    this.#isAtWork = true;
    try {
      return await work();
    } finally {
      this.#isAtWork = false;
    }
  }

  /** @throws when the worker dies here. */
  afterCommit(): void {
    if (!this.#isAtWork) return;
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#next();
    throw new Error('the worker was killed');
  }

  #next(): void {
    this.#left = this.#deaths.shift() ?? Number.POSITIVE_INFINITY;
  }
}

export const bomb = new Bomb();
