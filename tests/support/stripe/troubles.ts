import type { z } from 'zod';

/** Something that is to go wrong: where, and how often. */
interface Trouble {
  kind: string;
  /** a regular expression over what it may strike */
  on: string;
  /** how many of those are let through first */
  after?: number;
  /** how many are struck then; left out: all, until it is cleared */
  times?: number | undefined;
}

/** What is to go wrong, and waits for what it strikes. */
export class Troubles<Each extends Trouble, Wanted> {
  readonly #schema: z.ZodType<Each, Wanted>;
  #waiting: Each[] = [];
  #untouched = new Set<Each>();

  constructor(schema: z.ZodType<Each, Wanted>) {
    this.#schema = schema;
  }

  add(wanted: Wanted): void {
    const trouble = this.#schema.parse(wanted);
    this.#waiting.push(trouble);
    this.#untouched.add(trouble);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** @returns what strikes this, and counts it. */
  strike(what: string): Each['kind'] | null {
    const found = this.#waiting.find(({ on }) => new RegExp(on).test(what));
    if (!found) return null;
    if (found.after) {
      found.after -= 1;
      return null;
    }
    if (found.times) found.times -= 1;
    this.#waiting = this.#waiting.filter(({ times }) => times !== 0);
    this.#untouched.delete(found);
    return found.kind;
  }

  /** @returns in words what has struck nothing since it was added, cleared or not; each is told once. */
  takeUntouched(): readonly string[] {
    const untouched = [...this.#untouched].map(({ kind, on }) => `${kind} on "${on}"`);
    this.#untouched.clear();
    return untouched;
  }
}
