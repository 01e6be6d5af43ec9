import { isDeepStrictEqual } from 'node:util';
import type { AgreementState } from '@/lib/platform/db/generated/enums';
import { accept, changedMeanwhile, type Result, refuse } from '@/lib/platform/result';
import type { Role } from './rules';

/** What a business is called, and what it counts in. */
export type BusinessFacts = { readonly name: string; readonly timeZone: string; readonly currency: string };

export type Business = BusinessFacts & {
  readonly version: number;
  /**
   * An agreement is offered on its clock, or was in force on it. The days of an agreement, of its time and of its pay are dates on the
   * clock of the business, also those that are past: on another clock some of them would be other days.
   */
  readonly keepsZone: boolean;
};

/** States in which the text of an agreement lies with the other side, its clock in it, and isn't in force yet. */
export const OFFERED_STATES = [
  'proposed',
  'changes_requested',
  'signed_by_one',
] as const satisfies readonly AgreementState[];

/** Why a zone stays: said beside the field, and to whoever asks for another one all the same. */
export const ZONE_STAYS =
  'It stays: an agreement has been proposed or signed on this clock. Its first and last day, the weeks of its time and its pay days are counted on it, so another one would change what was agreed.';

/**
 * Decides whether somebody may say what a business is called, and what it counts in. The form says all of it, with the version that
 * its page showed.
 * @returns whether anything is another than it is; or refused: `not_found` to those who don't run it, `not_allowed` to managers,
 * `changed_meanwhile`, or `zone_stays` at the field `timeZone`.
 */
export function decideBusinessChange(
  role: Role | null,
  there: Business,
  asked: BusinessFacts & { readonly version: number },
): Result<boolean> {
  if (role === null || role === 'assistant')
    return refuse('not_found', 'That business isn’t here, or it isn’t yours to see.');
  if (role !== 'owner')
    return refuse(
      'not_allowed',
      'Only an owner can change what is said of the business. Ask one of the owners.',
    );
  if (isDeepStrictEqual(factsOf(asked), factsOf(there))) return accept(false);
  if (asked.version !== there.version) return { ok: false, refusal: changedMeanwhile('business').refusal };
  if (asked.timeZone !== there.timeZone && there.keepsZone)
    return refuse('zone_stays', ZONE_STAYS, 'timeZone');
  return accept(true);
}

/** @returns only what is said of a business, of a row that says more. */
export function factsOf({ name, timeZone, currency }: BusinessFacts): BusinessFacts {
  return { name, timeZone, currency };
}
