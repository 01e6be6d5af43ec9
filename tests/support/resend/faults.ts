import { z } from 'zod';

/**
 * What can go wrong with a request: `down` answers 500, `busy` 429, `unverified` that the sender's domain isn't, and
 * `cut` does the work and drops the line.
 */
const REQUEST_KINDS = ['down', 'busy', 'unverified', 'silent', 'cut', 'tells_first'] as const;
/**
 * What can go wrong with a webhook event: it comes `twice`, `late`, or `backwards`, the later of two before the
 * earlier.
 */
const NEWS_KINDS = ['twice', 'late', 'backwards'] as const;

/** What can be wrong all the time: a key that may only send, and a service that reports nothing. */
const STANDING_KINDS = ['send_only', 'tells_nothing'] as const;

/**
 * What can be made to go wrong. `silent` does the work and never answers; `tells_first` sends the webhook before it
 * answers, which Resend may do as well.
 */
export const Fault = z.object({
  kind: z.enum([...REQUEST_KINDS, ...NEWS_KINDS, ...STANDING_KINDS]),
  /** how many times it strikes; left out: until it is taken away */
  times: z.number().int().positive().optional(),
  /** a probability (0 to 1) each time it could strike; left out: always */
  chance: z.number().positive().max(1).optional(),
});
export type Fault = z.infer<typeof Fault>;

type RequestKind = (typeof REQUEST_KINDS)[number];
type NewsKind = (typeof NEWS_KINDS)[number];

/** The faults that are switched on, if any. Chance is the same in every run: it comes from a fixed seed. */
export class Faults {
  #faults: readonly Fault[] = [];
  #state = 1;

  set(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.#state = 1;
  }

  /** @returns the fault for this request, and counts it. */
  strike(): RequestKind | undefined {
    return this.#first(REQUEST_KINDS);
  }

  /** @returns the fault for this event, and counts it. */
  strikeNews(): NewsKind | undefined {
    return this.#first(NEWS_KINDS);
  }

  /** addresses that accept no mail for as long as they are listed */
  bouncing: readonly string[] = [];

  has(standing: (typeof STANDING_KINDS)[number]): boolean {
    return this.#faults.some(({ kind }) => kind === standing);
  }

  #first<Kind extends Fault['kind']>(kinds: readonly Kind[]): Kind | undefined {
    for (const fault of this.#faults) {
      const kind = kinds.find((each) => each === fault.kind);
      if (kind === undefined || this.#random() >= (fault.chance ?? 1)) continue;
      this.#count(fault);
      return kind;
    }
    return undefined;
  }

  #count(fault: Fault): void {
    if (fault.times === undefined) return;
    const left = { ...fault, times: fault.times - 1 };
    this.#faults = this.#faults.flatMap((each) => (each === fault ? (left.times > 0 ? [left] : []) : [each]));
  }

  /** A linear congruential generator (Numerical Recipes, 7.1): good enough for choosing which request fails. */
  #random(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }
}
