import { beforeEach, describe, expect, it } from 'vitest';
import { RecordManySummary } from '@/components/pay/record-many/record-many-summary';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { owedField, partKey } from '@/lib/pay/owed/owed-fields.rules';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { type RecordingAnswer, recordPayments } from '@/lib/pay/recording/recording-many.actions';
import { getToRecord } from '@/lib/pay/to-pay.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenNewPair, type Pair } from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { placeOf } from '@/tests/support/endings';
import { mailsIn } from '@/tests/support/notifications';
import { NEXT_MONDAY, paymentForm } from '@/tests/support/pay/pay';
import {
  asPerson,
  givenPeople,
  givenWorkspace,
  type People,
  type TestWorkspace,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf, givenAgreedBefore, givenApproved, owedIn } from '@/tests/support/time';

describe('money that an owner sent to several assistants another way', () => {
  givenDatabaseWithPeople();
  let people: People;
  let workspace: TestWorkspace;
  let maria: Pair;
  let joel: Pair;
  beforeEach(async () => {
    people = await givenPeople();
    workspace = await givenWorkspace(people.ruth, { name: `Adeyemi pays ${newId().slice(-6)}` });
    maria = await givenNewPair({ ruth: people.ruth, workspace });
    joel = await givenNewPair({ ruth: people.ruth, workspace }, { name: 'Joel Cruz' });
    await givenAgreedBefore(maria);
    await givenAgreedBefore(joel, { currency: 'EUR' });
    await givenApproved(maria);
    await givenApproved(joel);
    const bonus = { id: newId(), kind: 'bonus', direction: 'more', amount: '50', note: 'For the fair' };
    doneOf(await posts(addExtra, { ...placeOf(maria), ...bonus }));
  });

  const posts = <Data,>(action: Parameters<typeof submit<Data>>[0], form: Fields) =>
    atTime(NEXT_MONDAY, () => asPerson(people.ruth, () => submit(action, form)));
  const owedTo = async (pair: Pair) => (await owedIn(people.ruth, pair)).map(({ id }) => id);
  const form = async (changes: Fields = {}) => ({
    workspaceId: workspace.id,
    owed: [...(await owedTo(maria)), ...(await owedTo(joel))],
    method: 'bank',
    sentOn: '2027-03-15',
    reference: 'March',
    note: 'Thank you.',
    intent: 'look',
    ...changes,
  });
  const recorded = () =>
    withActor({ kind: 'workspace', workspaceId: workspace.id }, async (tx) => ({
      payments: await tx.payment.findMany({
        where: { workspaceId: workspace.id },
        include: { lines: { select: { owedId: true } } },
        orderBy: { currency: 'asc' },
      }),
      events: await tx.auditEvent.findMany({
        where: { workspaceId: workspace.id, action: 'payment.recorded' },
        orderBy: { at: 'asc' },
      }),
    }));

  it('is reviewed first, and then is a payment for each, as if recorded separately', async () => {
    const toJoel = { of: partKey(joel.engagementId, 'EUR'), text: 'March, Joel' };
    const typed = { ...(await form()), 'references[0].of': toJoel.of, 'references[0].text': toJoel.text };

    const seen = doneOf(await posts(recordPayments, typed));
    expect(seen).toMatchObject({
      kind: 'summary',
      payments: [
        { assistant: 'Maria Santos', amount: 'USD 79.00', owed: 2, reference: 'March' },
        { assistant: 'Joel Cruz', amount: 'EUR 29.00', owed: 1, reference: 'March, Joel' },
      ],
      totals: ['EUR 29.00', 'USD 79.00'],
      how: 'Bank transfer, sent on Mon 15 Mar',
      said: { references: [toJoel] },
    });
    expect(doneOf(await posts(recordPayments, { ...typed, intent: 'change' }))).toMatchObject({
      kind: 'choosing',
      said: { owed: typed.owed, note: 'Thank you.', references: [toJoel] },
    });
    expect((await recorded()).payments).toEqual([]);

    const done = { kind: 'recorded', payments: 2, totals: ['EUR 29.00', 'USD 79.00'] };
    const posted = { ...typed, intent: 'record', once: newId() };
    // twice, since the first answer was lost
    for (const _ of [1, 2]) expect(doneOf(await posts(recordPayments, posted))).toEqual(done);

    const { payments, events } = await recorded();
    expect(payments).toMatchObject([
      {
        currency: 'EUR',
        amountMinor: 2900n,
        reference: 'March, Joel',
        note: 'Thank you.',
        state: 'recorded',
      },
      { currency: 'USD', amountMinor: 7900n, reference: 'March', method: 'bank', proofFileId: null },
    ]);
    expect(payments.map(({ lines }) => lines.length)).toEqual([1, 2]);
    expect(events).toHaveLength(2);
    expect(await mailsIn(workspace.id, 'pay.recorded')).toHaveLength(2);
    expect(await balancesOf(maria.assistant, maria)).toMatchObject({ 'owed USD': 0, 'underway USD': -7900 });
    expect(await balancesOf(joel.assistant, joel)).toMatchObject({ 'owed EUR': 0, 'underway EUR': -2900 });
  });

  it('is recorded for each as the form for one assistant records it', async () => {
    const alone = await givenNewPair({ ruth: people.ruth, workspace }, { name: 'Ana Reyes' });
    await givenAgreedBefore(alone);
    await givenApproved(alone);
    doneOf(await posts(recordPayment, await paymentForm(alone, { method: 'bank' })));

    doneOf(await posts(recordPayments, await form({ owed: await owedTo(joel), intent: 'record' })));

    const [one, ofMany] = (await recorded()).events;
    const like = { action: one?.action, actorUserId: one?.actorUserId, requestId: one?.requestId };
    expect(ofMany).toMatchObject({ ...like, subjectKind: 'payment', engagementId: joel.engagementId });
    expect(one?.data).toEqual({ amount: 'USD 29.00', method: 'bank', owed: await owedTo(alone) });
    expect(ofMany?.data).toEqual({ amount: 'EUR 29.00', method: 'bank', owed: await owedTo(joel) });
  });

  it("isn't recorded at all if somebody has recorded some of it meanwhile: that is named, beside its row", async () => {
    const typed = await form();
    doneOf(await posts(recordPayment, await paymentForm(joel)));

    for (const intent of ['look', 'record']) {
      const refusal = refusalOf(await posts(recordPayments, { ...typed, intent }));
      expect(refusal).toMatchObject({
        code: 'paid_already',
        values: { note: ['Thank you.'] },
      });
      expect(refusal.fieldErrors.owed).toContain('EUR 29.00 of Joel Cruz');
      const [paid = ''] = await owedTo(joel);
      expect(Object.keys(refusal.fieldErrors).sort()).toEqual(['owed', owedField(paid)].sort());
    }

    expect((await recorded()).payments).toMatchObject([{ engagementId: joel.engagementId }]);
    const tomorrow = { owed: await owedTo(maria), sentOn: '2027-03-16', intent: 'record' };
    const refusal = refusalOf(await posts(recordPayments, await form(tomorrow)));
    expect(refusal.fieldErrors.sentOn).toBe('Record it once it is sent.');
    const inManila = { ...people.ruth, timeZone: 'Asia/Manila' };
    const answer = await atTime(NEXT_MONDAY, async () =>
      asPerson(inManila, async () => submit(recordPayments, await form(tomorrow))),
    );
    expect(doneOf(answer)).toMatchObject({ kind: 'recorded' });
  });

  it('is offered for everybody to whom something is owed, and no more once a payment exists', async () => {
    const offered = async () => {
      const { parts, lastMethod } = await getToRecord(people.ruth.userId, workspace.id, NEXT_MONDAY);
      return [parts.map(({ name, currency, items }) => [name, currency, items.length]), lastMethod];
    };
    const joels = ['Joel Cruz', 'EUR', 1];
    expect(await offered()).toEqual([[joels, ['Maria Santos', 'USD', 2]], null]);

    doneOf(await posts(recordPayments, await form({ owed: await owedTo(maria), intent: 'record' })));
    expect(await offered()).toEqual([[joels], 'bank']);
  });

  it('is sent again with everything that was entered, from the review page', async () => {
    const seen = doneOf<RecordingAnswer>(await posts(recordPayments, await form()));
    if (seen.kind !== 'summary') throw new Error('it is looked over first');

    const html = markupOf(<RecordManySummary answer={seen} />);

    expect(html).toContain('You are about to record 2 payments');
    for (const words of ['EUR 29.00', 'USD 79.00', 'Bank transfer, sent on Mon 15 Mar', 'Record 2 payments'])
      expect(html).toContain(words);
    const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const sent = Object.groupBy(inputs, ([, name = '']) => name);
    const values = Object.fromEntries(
      Object.entries(sent).map(([name, all]) => [
        name,
        all?.length === 1 ? (all[0]?.[2] ?? '') : (all ?? []).map(([, , value = '']) => value),
      ]),
    );
    expect(values.owed).toHaveLength(3);
    const again = { ...values, workspaceId: workspace.id, intent: 'record' };
    expect(doneOf(await posts(recordPayments, again))).toMatchObject({ kind: 'recorded', payments: 2 });
  });
});
