import { createHash } from 'node:crypto';
import { type Clock, DAY, type Seconds } from './clock';
import { Refusal } from './refusals';

/** What was answered, and is answered again. */
export interface Answered {
  status: number;
  body: string;
  request: string;
}

interface Remembered {
  fingerprint: string;
  since: Seconds;
  /** null while the first request is being worked on */
  answered: Answered | null;
}

/** Stripe forgets a key once it is at least a day old (docs.stripe.com/api/idempotent_requests). */
const FORGOTTEN_AFTER = DAY;

/** Idempotency keys: the same request with the same key is done once. */
export class Idempotency {
  readonly #clock: Clock;
  readonly #keys = new Map<string, Remembered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * @returns what was answered before, or null for the first.
   * @throws 400 for other parameters with the key, 409 while the first is being worked on.
   */
  begin(key: string, parts: readonly string[]): Answered | null {
    if (key.length > 255) throw refusal(400, 'Idempotency keys can be at most 255 characters long.');
    const fingerprint = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    const before = this.#keys.get(key);
    const now = this.#clock.now();
    if (!before || now - before.since >= FORGOTTEN_AFTER) {
      this.#keys.set(key, { fingerprint, since: now, answered: null });
      return null;
    }
    if (before.fingerprint !== fingerprint)
      throw refusal(
        400,
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    if (before.answered === null)
      throw refusal(
        409,
        `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
        'idempotency_key_in_use',
      );
    return before.answered;
  }

  finish(key: string, answered: Answered): void {
    const begun = this.#keys.get(key);
    if (begun) begun.answered = answered;
  }

  /** Nothing was begun with the key, so it counts as new. */
  forget(key: string): void {
    this.#keys.delete(key);
  }
}

function refusal(status: number, message: string, code?: string): Refusal {
  return new Refusal(
    status,
    { type: 'idempotency_error', message, ...(code !== undefined && { code }) },
    true,
  );
}
