/**
 * Why something was refused: `message` is for the person who reads it, `field` names its input, `fields` says what is
 * wrong with each of several, `waitSeconds` after how long it may be tried again.
 */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly waitSeconds?: number;
};

/** The result of a rule or action that can refuse. */
export type Result<T = void> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** @returns an accepted result that carries `value`. */
export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** @returns a refused result. */
export function refuse(
  code: string,
  message: string,
  field?: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: field === undefined ? { code, message } : { code, message, field } };
}

/** Thrown inside an action's transaction to roll it back; the pipeline turns it into the typed answer. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** @returns a refusal to throw, where no rule decides. */
export function refused(code: string, message: string, field?: string): Refused {
  return new Refused(refuse(code, message, field).refusal);
}

/** @returns the value of an accepted result. @throws Refused when it was refused. */
export function demand<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result.refusal);
}

/** @returns the header with the seconds after which to try again (RFC 9110, 10.2.3), if a refusal has them. */
export function retryAfter({ waitSeconds }: Refusal): Readonly<Record<string, string>> {
  return waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) };
}

/** "Not found" and "not allowed" look the same to the caller (security.md). */
export function notFound(what: string): Refused {
  return refused('not_found', `That ${what} isn't here, or it isn't yours to see.`);
}

/**
 * What the person saw isn't what is there: somebody else was faster, or they themselves in another tab or with the same
 * form.
 */
export function changedMeanwhile(what: string): Refused {
  return refused(
    'changed_meanwhile',
    `This ${what} has been changed since you opened it, by someone else or by you a moment ago. Nothing you typed is lost: look at what is there now before you try again.`,
  );
}

const OTHERWISE =
  'This form has been sent already, with something else in it. Nothing was changed now, and what you typed is still here: open the form again to send this as well.';

/**
 * A form sent before under its id is answered again, and changes nothing; if it says something else, that would report
 * success while losing what was typed.
 * @param kept whether, or in how many rows, exactly this content from this sender is kept
 * @param otherwise what they are told if it isn't, where more can be said than for any form: what is there now
 * @throws Refused (`sent_before`) when it isn't
 */
export function requireSame(kept: number | boolean, otherwise = OTHERWISE): void {
  if (Number(kept) > 0) return;
  throw refused('sent_before', otherwise);
}
