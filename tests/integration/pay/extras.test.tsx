import { describe, expect, it } from 'vitest';
import { CorrectForm } from '@/components/pay/correct-form';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { getExtrasRoom } from '@/lib/pay/extras/extras.queries';
import { getWhy } from '@/lib/pay/statements/why.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { givenAmended, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { givenEachPair } from '@/tests/support/each-pair';
import { placeOf } from '@/tests/support/endings';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore, owedIn } from '@/tests/support/time';

const MARCH = new Date('2027-03-10T16:00:00Z');
const APRIL = new Date('2027-04-02T16:00:00Z');

describe('what an owner adds to what is owed', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  givenEachPair(async (each) => {
    pair = each;
  });

  const adds = (form: Readonly<Record<string, unknown>>, at = MARCH) =>
    atTime(at, () =>
      asPerson(pair.owner, () =>
        submit(addExtra, {
          ...placeOf(pair),
          id: newId(),
          kind: 'bonus',
          direction: 'more',
          note: 'For the fair',
          ...form,
        }),
      ),
    );
  const left = (at = MARCH) =>
    atTime(at, async () => (await getExtrasRoom(pair.owner.userId, placeOf(pair)))?.leftMinor ?? null);
  const owed = async () =>
    (await owedIn(pair.owner, pair)).map(({ kind, amountMinor }) => [kind, Number(amountMinor)]);
  const whyOf = async (kind: string) => {
    const { id } = (await owedIn(pair.owner, pair)).find((each) => each.kind === kind) ?? {};
    const why = await getWhy(pair.owner.userId, { workspaceId: pair.workspace.id, id: id ?? '' });
    if (!why) throw new Error('it is theirs');
    return why;
  };

  it('beside a retainer stays under the limit of the pay period, with the retainer that is still to come in it', async () => {
    await givenAgreedBefore(pair, {
      templateKey: 'retainer',
      rate: '720',
      cap: '800',
      paySchedule: 'monthly',
    });
    expect(await left()).toBe(8_000);

    doneOf(await adds({ amount: '50' }));
    expect(await left()).toBe(3_000);
    const refusal = refusalOf(await adds({ kind: 'allowance', amount: '30.01' }));
    expect(refusal).toMatchObject({ code: 'over_limit', values: { amount: ['30.01'] } });
    expect(Object.keys(refusal.fieldErrors)).toEqual(['amount']);
    doneOf(await adds({ amount: '30' }));
    // what puts something wrong right isn't an extra
    doneOf(await adds({ kind: 'correction', amount: '10' }));
    doneOf(await adds({ amount: '80' }, APRIL));

    expect(await owed()).toEqual([
      ['bonus', 5_000],
      ['bonus', 3_000],
      ['correction', 1_000],
      ['bonus', 8_000],
    ]);
    expect(await left(APRIL)).toBe(0);
  });

  it('is corrected on its own page, as far as anything is left of it, which leaves room under a limit again', async () => {
    await givenAgreedBefore(pair, {
      templateKey: 'retainer',
      rate: '720',
      cap: '800',
      paySchedule: 'monthly',
    });
    doneOf(await adds({ amount: '80' }));
    const why = await whyOf('bonus');
    expect(why).toMatchObject({ mayBeCorrected: true, comesToMinor: 8_000 });
    const html = markupOf(CorrectForm({ why, workspaceId: pair.workspace.id, fresh: newId() }));
    expect(html).toContain(`name="correctsId" value="${why.id}"`);
    expect(html).toContain('It comes to USD 80.00 now');

    const correction = { kind: 'correction', direction: 'less', correctsId: why.id, note: 'Was for April' };
    doneOf(await adds({ ...correction, amount: '50' }));
    expect(refusalOf(await adds({ ...correction, amount: '30.01' })).code).toBe('too_much');

    const after = await whyOf('bonus');
    expect(after).toMatchObject({ comesToMinor: 3_000, corrections: [{ note: 'Was for April' }] });
    expect(await left()).toBe(5_000);
    const corrected = await whyOf('correction');
    expect(corrected.mayBeCorrected).toBe(false);
    expect(refusalOf(await adds({ ...correction, correctsId: corrected.id, amount: '1' })).code).toBe(
      'not_corrected',
    );
    expect(refusalOf(await adds({ ...correction, direction: 'more', amount: '51' })).code).toBe('over_limit');
  });

  it('leaves room for both retainers of a period in which an amendment takes over, before and after it does', async () => {
    const monthly = { cap: '1000', paySchedule: 'monthly' };
    const first = { ...monthly, templateKey: 'retainer', rate: '620', startsOn: '2027-03-01' } as const;
    const second = { ...monthly, payType: 'retainer', rate: '930', disputeDays: '', startsOn: '2027-03-21' };
    await givenAmended(pair, await givenAgreedBefore(pair, first), '2027-03-05T16:00:00Z', second);

    // 20 days of 31 at 620, and 11 at 930
    expect(await left()).toBe(100_000 - 40_000 - 33_000);
    expect(await left(new Date('2027-03-22T16:00:00Z'))).toBe(100_000 - 40_000 - 33_000);
  });

  it('has no limit where pay is by the hour, whose limit is of hours', async () => {
    await givenAgreedBefore(pair);

    doneOf(await adds({ amount: '5000' }));

    expect(await left()).toBeNull();
    expect(await owed()).toEqual([['bonus', 500_000]]);
  });
});
