import { beforeAll, describe, expect, it } from 'vitest';
import { LastPay } from '@/components/endings/last-things';
import { WhatStays } from '@/components/endings/what-stays';
import { HandInExpense } from '@/components/pay/hand-in-expense';
import { approveExpense, submitExpense, withdrawExpense } from '@/lib/pay/expenses/expenses.actions';
import { disputePayment, settlePayment } from '@/lib/pay/recording/answering.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { givenAgreementInForce, givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { endingPages, givenEnded, placeOf } from '@/tests/support/endings';
import { mailedIn } from '@/tests/support/notifications';
import { onDay } from '@/tests/support/on-day';
import { expenseForm, givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';

function on<Data>(day: string, person: Person, action: FormAction<Data>, form: Fields) {
  return onDay(day, () => asPerson(person, () => submit(action, form)));
}

describe('what an assistant spent before their work ended, on 4 March', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  let pair: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi ended');
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    await onDay('2027-03-04', () => givenEnded(pair));
  });

  const statementOn = (day: string, { userId }: Person) =>
    onDay(day, async () => {
      const now = new Date(`${day}T18:00:00Z`);
      const statement = await getStatement(userId, placeOf(pair), null, now);
      if (!statement) throw new Error('the statement stays theirs');
      return { statement, now };
    });

  it('is handed in after it, answered, and owed; both find it with its receipt', async () => {
    const { owner, assistant, workspace } = pair;
    const form = expenseForm(pair, { spentOn: '2027-03-04' });
    for (const _ of [1, 2]) doneOf(await on('2027-03-10', assistant, submitExpense, form));
    expect(await mailedIn(workspace.id, 'pay.expense')).toEqual([owner.email]);
    const { statement } = await statementOn('2027-03-10', assistant);
    expect(statement.expenses).toMatchObject([{ state: 'submitted', receipt: { name: 'receipt.pdf' } }]);

    const ref = { workspaceId: workspace.id, id: form.id, version: 1, note: '' };
    expect(refusalOf(await on('2027-03-11', assistant, approveExpense, ref)).code).toBe('not_yours');
    doneOf(await on('2027-03-11', owner, approveExpense, ref));

    const after = await statementOn('2027-03-12', assistant);
    expect(after.statement.lines.map(({ owed, changeMinor }) => [owed?.kind, changeMinor])).toContainEqual([
      'expense',
      2490,
    ]);
    expect(await mailedIn(workspace.id, 'pay.expense_approved')).toEqual([assistant.email]);
  });

  it("stays open in both sides' view until its payment has arrived, not only until it was recorded", async () => {
    const recorded = await givenRecorded(pair);

    const lastPay = async (role: 'owner' | 'manager' | 'assistant') => {
      const page = await endingPages(pair)[role === 'manager' ? 'owner' : role]();
      if (!page) throw new Error('what stays is theirs to read');
      const reader = { role, zone: 'America/Chicago', now: NEXT_MONDAY };
      return (await markupOf(<LastPay page={page} reader={reader} />)).replaceAll('\u00a0', ' ');
    };
    expect(await lastPay('owner')).toContain(
      'USD 24.90 recorded as sent, and not confirmed by the assistant yet.',
    );
    expect(await lastPay('assistant')).toContain('Say on the statement whether it has arrived.');
    expect(await lastPay('manager')).toContain('Owners settle it, on the statement.');
    const note = 'The bank knows of nothing yet.';
    doneOf(await on('2027-03-16', pair.assistant, disputePayment, { ...recorded, note }));
    expect(await lastPay('owner')).toContain(
      'USD 24.90 recorded as sent, and the assistant says that it hasn’t arrived.',
    );
    // they have said it: nobody asks them once more
    const told = await lastPay('assistant');
    expect(told).toContain('USD 24.90 recorded as sent to you, and not arrived, as you have said.');
    expect(told).not.toContain('whether it has arrived');
    doneOf(await on('2027-03-17', pair.assistant, settlePayment, { ...recorded, version: 2, note: '' }));
    expect(await lastPay('owner')).toContain('Nothing is open');
    expect(await lastPay('manager')).toMatch(/^<div[^>]*><p[^>]*>Nothing is open[^<]*<\/p><\/div>$/);
    expect(await lastPay('assistant')).toContain(
      'Expenses can still be handed in on the statement until Sat 3 Apr.',
    );
    const page = await endingPages(pair).assistant();
    const reader = { role: 'assistant', zone: 'Asia/Manila', now: NEXT_MONDAY } as const;
    expect(page && (await markupOf(<WhatStays page={page} reader={reader} />))).toContain(
      'In force from Tue 2 Mar',
    );
  });

  it('can be taken back while nobody has answered it, even later', async () => {
    const { assistant } = pair;
    const form = expenseForm(pair, { spentOn: '2027-03-03', what: 'A bus ticket' });
    doneOf(await on('2027-04-03', assistant, submitExpense, form));

    doneOf(await on('2027-05-01', assistant, withdrawExpense, { ...placeOf(pair), id: form.id, version: 1 }));

    const { statement } = await statementOn('2027-05-01', assistant);
    expect(statement.expenses.map(({ what }) => what)).not.toContain('A bus ticket');
  });

  it('can’t be handed in once thirty days have passed, nor what was spent later, nor by anybody else', async () => {
    const { owner, assistant } = pair;
    const codeOf = async (day: string, spentOn: string, person = assistant) =>
      refusalOf(await on(day, person, submitExpense, expenseForm(pair, { spentOn }))).code;

    expect(await codeOf('2027-04-04', '2027-03-04')).toBe('too_late');
    expect(await codeOf('2027-03-10', '2027-03-05')).toBe('after_the_end');
    expect(await codeOf('2027-03-10', '2027-03-04', owner)).toBe('not_yours');
    expect(await codeOf('2027-03-10', '2027-03-04', people.dewi)).toBe('not_found');
    const shownOn = async (day: string) => {
      const { statement, now } = await statementOn(day, assistant);
      return markupOf(<HandInExpense place={placeOf(pair)} statement={statement} today={day} now={now} />);
    };
    expect(await shownOn('2027-04-03')).toMatch(/up to Thu 4 Mar can be handed in until Sat 3 Apr/);
    expect(await shownOn('2027-04-04')).toBe('');
  });

  it('is enforced by the database, whatever an action would do', async () => {
    const { assistant, workspace, engagementId } = pair;
    const another = `INSERT INTO expenses SELECT (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(),
      'spent_on', $2::text, 'entered_at', $3::text, 'state', 'submitted'))).* FROM expenses x WHERE engagement_id = $1 LIMIT 1`;
    const objection = (spentOn: string, enteredAt: string) =>
      objectionTo(
        assistant,
        ['SELECT app.act_as_workspace($1)', workspace.id],
        [another, engagementId, spentOn, enteredAt],
      );

    expect(await objection('2027-03-04', '2027-04-04T04:59:59Z')).toBeNull();
    expect(await objection('2027-03-04', '2027-04-04T05:00:00Z')).toMatch(/has ended/);
    expect(await objection('2027-03-05', '2027-03-10T00:00:00Z')).toMatch(/has ended/);
    const themselves = await objectionTo(assistant, [
      another,
      engagementId,
      '2027-03-04',
      '2027-03-10T00:00:00Z',
    ]);
    expect(themselves).toMatch(/row-level security/);
  });
});
