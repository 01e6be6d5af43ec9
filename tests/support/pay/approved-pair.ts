import { getPayOverview } from '@/lib/pay/overview.queries';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import type { Pair } from '../agreements';
import { type Fields, submit } from '../browser/forms';
import { givenEachPair } from '../each-pair';
import { mailsIn } from '../notifications';
import { asPerson, type Person } from '../people';
import { givenAgreedBefore, givenApproved } from '../time';
import { NEXT_MONDAY, paymentForm } from './pay';

/**
 * Gives each test of a file a new business with its assistant, and an approved week that nobody has paid yet.
 * @param given receives the two, before each test
 * @returns the people of the file, and what tests of pay do again and again on the Monday after that week
 */
export function givenApprovedPair(given: (pair: Pair) => void) {
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
    await givenAgreedBefore(pair);
    await givenApproved(pair);
    given(pair);
  });
  /** Posts a form. */
  const says = <Data>(person: Person, action: FormAction<Data>, form: Fields) =>
    atTime(NEXT_MONDAY, () => asPerson(person, () => submit(action, form)));
  return {
    people,
    says,
    /** Records a payment of everything that is owed, as its owner; name only what matters. */
    records: async (changes: Fields = {}) =>
      says(pair.owner, recordPayment, await paymentForm(pair, changes)),
    /** @returns the mails of a kind that the business has sent. */
    mails: (kind: string) => mailsIn(pair.workspace.id, kind),
    /** @returns the total that is owed, as the owner sees it. */
    overview: async (at = NEXT_MONDAY) =>
      (await getPayOverview(pair.owner.userId, pair.workspace.id, at)).assistants[0]?.totals,
  };
}
