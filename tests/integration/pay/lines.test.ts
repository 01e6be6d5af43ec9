import { beforeAll, describe, expect, it } from 'vitest';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { withdrawPayment } from '@/lib/pay/recording/answering.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getWhy } from '@/lib/pay/statements/why.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { approveTimeBySilence } from '@/lib/time/approval/silence.jobs';
import { concedeDispute } from '@/lib/time/disputes/disputing.actions';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, submit } from '@/tests/support/browser/forms';
import { placeOf } from '@/tests/support/endings';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  APPROVED_BY_SILENCE,
  givenAgreedBefore,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
  owedIn,
} from '@/tests/support/time';

/** A year has begun in Manila, where the assistant is, and not in Chicago, whose calendar the statement uses. */
const NEW_YEARS_EVE = new Date('2028-01-01T05:00:00Z');
const NEXT_YEAR = new Date('2028-01-05T16:00:00Z');

describe('a line of pay', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  beforeAll(async () => {
    pair = await givenPair(await givenPeople(), 'Adeyemi lines');
    await givenAgreedBefore(pair);
  });

  const says = <Data>(at: Date, person: Person, action: FormAction<Data>, form: Fields) =>
    atTime(at, () => asPerson(person, () => submit(action, form)));
  const linesOf = async (year: number) => {
    const statement = await getStatement(pair.assistant.userId, placeOf(pair), year, NEXT_YEAR);
    return statement?.lines.map(({ id, owed, changeMinor }) => ({
      id,
      kind: owed?.kind ?? null,
      changeMinor,
    }));
  };
  const whyOf = async (id: string) => {
    const why = await getWhy(pair.owner.userId, { workspaceId: pair.workspace.id, id });
    if (!why) throw new Error('it is owed');
    return why;
  };

  it('stays on its statement and names it, whatever is corrected, disputed, paid, taken back and paid again later', async () => {
    const { owner, assistant } = pair;
    await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00' });
    const { entryId, payload } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    const payment = await givenRecorded(pair, { sentOn: '2027-12-31' }, NEW_YEARS_EVE);
    const [line] = await owedIn(owner, pair);
    const id = line?.id ?? '';
    const before = await linesOf(2027);
    expect(before).toMatchObject([
      { kind: 'time', changeMinor: 7250 },
      { kind: null, changeMinor: -7250 },
    ]);

    doneOf(await says(NEXT_YEAR, assistant, concedeDispute, dispute));
    const extra = { kind: 'correction', direction: 'more', amount: '5', note: 'Bank fee', correctsId: id };
    doneOf(await says(NEXT_YEAR, owner, addExtra, { ...placeOf(pair), id: newId(), ...extra }));
    const back = { ...payment, note: 'My bank sent it back.' };
    doneOf(await says(NEXT_YEAR, owner, withdrawPayment, back));
    await givenRecorded(pair, { sentOn: '2028-01-05' }, NEXT_YEAR);
    await atTime(APPROVED_BY_SILENCE, () =>
      approveTimeBySilence.perform(payload, { attempt: 2, isLastAttempt: false }),
    );

    expect(await linesOf(2027)).toEqual(before);
    expect(await linesOf(2028)).toMatchObject([
      { kind: 'correction', changeMinor: -2900 },
      { kind: 'correction', changeMinor: 500 },
      { kind: null, changeMinor: 7250 },
      { kind: null, changeMinor: -4850 },
    ]);
    const why = await whyOf(id);
    expect(why).toMatchObject({ statementYear: 2027, amountMinor: 7250 });
    expect(why.payments).toMatchObject([{ id: payment.id, isReleased: true }, { isReleased: false }]);
    expect(why.corrections.map(({ amountMinor }) => amountMinor)).toEqual([-2900, 500]);
    for (const correction of why.corrections)
      expect(await whyOf(correction.id)).toMatchObject({ statementYear: 2028 });
  });
});
