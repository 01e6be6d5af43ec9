import { isOfNobody } from '@/lib/platform/mail/gone';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { type AgreementRole, type AgreementState, type Party, partyOf } from '../rules';

/** How many addresses each side can have the copy sent to. */
export const MOST_RECIPIENTS = 5;

/** How often one copy may go to one address in a day, and how soon again. */
const MOST_SENDINGS_A_DAY = 3;
const SOONEST_AGAIN_MS = 60_000;

/** States in which there is, or may be, a copy to send. */
const NAMABLE: readonly AgreementState[] = [
  'proposed',
  'changes_requested',
  'signed_by_one',
  'in_force',
  'superseded',
  'terminated',
  'expired',
];

/** @returns whether addresses can be named for an agreement in this state at all. */
export function mayBeNamedFor(state: AgreementState): boolean {
  return NAMABLE.includes(state);
}

type NamingFacts = {
  readonly state: AgreementState;
  /** the addresses currently named, by either side */
  readonly named: readonly { readonly party: Party; readonly email: string }[];
};

/**
 * Decides whether somebody may have the copy sent to one more address.
 * @returns the side they name it for, or a refusal written for that person.
 */
export function decideNaming(
  { state, named }: NamingFacts,
  role: AgreementRole,
  email: string,
): Result<Party> {
  const party = partyOf(role);
  if (party === null) return refuse('not_yours', 'Only an owner and the assistant name addresses.');
  if (!mayBeNamedFor(state)) {
    return refuse('wrong_state', 'There is no copy of this agreement to send, and none will be made.');
  }
  const own = named.filter((each) => each.party === party);
  if (own.some((each) => each.email === email)) {
    return refuse('named_already', 'You have named that address already.', 'email');
  }
  if (own.length >= MOST_RECIPIENTS) {
    return refuse('too_many_named', `At most ${MOST_RECIPIENTS} addresses. Remove one first.`, 'email');
  }
  return accept(party);
}

/**
 * @param before the addresses of the agreement that this one amends which aren't named for it
 * @param named how many the side has named for this one
 * @returns those that one side carries over when it signs, as many as it can have.
 */
export function comeAlong<Address extends { readonly party: Party; readonly email: string }>(
  before: readonly Address[],
  party: Party,
  named: number,
): readonly Address[] {
  const own = before.filter((address) => address.party === party && !isOfNobody(address.email));
  return own.slice(0, Math.max(0, MOST_RECIPIENTS - named));
}

/** Decides whether somebody may remove an address, or send to it again: each side its own. */
export function decideOwn(recipient: { readonly party: Party }, role: AgreementRole): Result {
  const party = partyOf(role);
  if (party === null) return refuse('not_yours', 'Only an owner and the assistant manage addresses.');
  if (recipient.party !== party) return refuse('not_yours', 'The other side has named that address.');
  return accept(undefined);
}

/**
 * Decides whether a copy can go to an address again.
 * @param sentAt when the same copy went to the same address
 */
export function decideSending(sentAt: readonly Date[], role: AgreementRole, now: Date): Result {
  if (partyOf(role) === null) return refuse('not_yours', 'Only an owner and the assistant send copies.');
  const ages = sentAt.map((at) => now.getTime() - at.getTime());
  if (ages.some((age) => age < SOONEST_AGAIN_MS)) {
    return refuse('just_sent', 'It has just been sent there. Give it a minute to arrive.');
  }
  if (ages.filter((age) => age < DAY_MS).length >= MOST_SENDINGS_A_DAY) {
    return refuse(
      'sent_often',
      `It has been sent there ${MOST_SENDINGS_A_DAY} times in a day. Download the PDF and send it another way.`,
    );
  }
  return accept(undefined);
}
