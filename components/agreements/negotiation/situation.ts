import type { Negotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { type Possible, possibleAtClauses } from '@/lib/agreements/negotiation/negotiation.rules';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { addressesOnSide } from '../addresses-on-side';
import type { AgreementReader } from '../agreement-details';

/** A reader's position in the discussion of clauses. */
export type Situation = {
  readonly page: AgreementPage;
  readonly reader: AgreementReader;
  readonly negotiation: Negotiation;
  /** the newest proposed version: what both can see and discuss */
  readonly number: number;
  readonly possible: Possible;
  /** the agreement's own page */
  readonly here: string;
};

/** @returns what discussing clauses needs to know; null while nothing has been proposed. */
export function situationOf(
  page: AgreementPage,
  reader: AgreementReader,
  negotiation: Negotiation,
): Situation | null {
  const { number } = negotiation;
  if (number === null) return null;
  const here = addressesOnSide(page, reader.side).agreement(page.id);
  return { page, reader, negotiation, number, possible: possibleAtClauses(page.facts, page.actor), here };
}
