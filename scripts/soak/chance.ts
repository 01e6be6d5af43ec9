/** Choices that come out the same for the same seed: who does what next, and what breaks when. */
export class Chance {
  #state: number;

  constructor(seed: number, whose: string) {
    this.#state = [...whose].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, seed);
    // neighbouring seeds begin with similar numbers, so the first few are skipped
    for (let step = 0; step < 8; step++) this.next();
  }

  /** @returns a number from 0 up to, but not including, 1. A linear congruential generator (Numerical Recipes, 7.1). */
  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  /** @returns true with that probability (0 to 1). */
  is(often: number): boolean {
    return this.next() < often;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** @returns one of them; undefined when there is none. */
  oneOf<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.next() * all.length)];
  }
}
