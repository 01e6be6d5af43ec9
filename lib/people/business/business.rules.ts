import { isDeepStrictEqual } from 'node:util';
import type { AgreementState } from '@/lib/platform/db/generated/enums';
import { accept, changedMeanwhile, type Result, refuse } from '@/lib/platform/result';
import type { Role } from '../rules';

/** A business's name, zone and currency. */
export type BusinessFacts = { readonly name: string; readonly timeZone: string; readonly currency: string };

export type Business = BusinessFacts & {
  readonly version: number;
  /**
   * An agreement was offered on its clock, or was in force on it. The days of an agreement, of its time and its pay are
   * dates on the business's clock, past ones included: on another clock some of them would be other days.
   */
  readonly keepsZone: boolean;
};

/** States in which the other side has an agreement's text, with the clock in it, and it isn't in force yet. */
export const OFFERED_STATES = [
  'proposed',
  'changes_requested',
  'signed_by_one',
] as const satisfies readonly AgreementState[];

/** Why a zone can't be changed: shown beside the field, and to somebody who tries all the same. */
export const ZONE_STAYS =
  'It stays: an agreement has been proposed or signed on this clock. Its first and last day, the weeks of its time and its pay days are counted on it, so another one would change what was agreed.';

/**
 * Decides whether somebody may change a business's name, zone and currency. The form has all of them, with the version
 * that its page showed.
 * @returns whether anything changes; or refused: `not_found` to people outside its staff, `not_allowed` to managers,
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

/** @returns only these settings, from a row that has more. */
export function factsOf({ name, timeZone, currency }: BusinessFacts): BusinessFacts {
  return { name, timeZone, currency };
}
