import { z } from 'zod';

/**
 * What can be made to go wrong: `down` answers 500, `busy` answers 429, `silent` does the work and never answers, and
 * `tells_first` sends the webhook before it answers, which Resend may do as well.
 */
export const Fault = z.object({
  kind: z.enum(['down', 'busy', 'silent', 'tells_first']),
  /** how many requests it strikes; left out: all, until it is taken away */
  times: z.number().int().positive().optional(),
});
export type Fault = z.infer<typeof Fault>;

/** The fault that is switched on, if any. */
export class Faults {
  #fault: Fault | undefined;

  set(fault: Fault | undefined): void {
    this.#fault = fault;
  }

  /** @returns what strikes the request at hand, and counts it. */
  strike(): Fault['kind'] | undefined {
    const fault = this.#fault;
    if (!fault) return undefined;
    if (fault.times !== undefined) {
      this.#fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : undefined;
    }
    return fault.kind;
  }
}
