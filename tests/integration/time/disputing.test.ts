import { describe, expect, it } from 'vitest';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  concedeDispute,
  disputeEntry,
  standByEntry,
  withdrawDispute,
} from '@/lib/time/disputes/disputing.actions';
import { notifyOfFinal } from '@/lib/time/disputes/final.jobs';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { endingPages, givenEnded } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailedIn } from '@/tests/support/notifications';
import { asPerson, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  APPROVED_BY_SILENCE,
  balancesOf,
  givenAgreedBefore,
  givenApproved,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
  MONDAY,
  owedIn,
} from '@/tests/support/time';

const at = APPROVED_BY_SILENCE;
/** Three days after silence approved it, on the clock of the business. */
const FINAL = new Date('2027-03-20T22:00:00Z');

describe('time that silence approved', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const people = givenEachPair(async (each) => {
    pair = each;
  });

  const mails = (kind: string) => mailedIn(pair.workspace.id, kind);
  const says = (person: Person, action: typeof concedeDispute, form: Parameters<typeof submit>[1]) =>
    atTime(at, () => asPerson(person, () => submit(action, form)));
  const raises = (entryId: string, when = at) =>
    atTime(when, () =>
      asPerson(pair.owner, () =>
        submit(disputeEntry, {
          workspaceId: pair.workspace.id,
          entryId,
          id: newId(),
          reason: 'The shop was closed then.',
        }),
      ),
    );
  const amounts = async () =>
    (await owedIn(pair.assistant, pair)).map(({ kind, amountMinor }) => [kind, Number(amountMinor)]);

  it("is disputed and conceded: the entry's amount is taken off by a correction of its own, in the books", async () => {
    await givenAgreedBefore(pair);
    await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00' });
    const { entryId, sheet } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    expect(await mails('time.disputed')).toEqual([pair.assistant.email]);

    // twice, since the first answer was lost
    for (const _ of [1, 2]) doneOf(await says(pair.assistant, concedeDispute, dispute));
    const otherwise = await says(pair.assistant, concedeDispute, { ...dispute, note: 'You are right.' });
    expect(refusalOf(otherwise).code).toBe('wrong_state');

    expect(await amounts()).toEqual([
      ['time', 7250],
      ['correction', -2900],
    ]);
    expect(await balancesOf(pair.owner, pair)).toEqual({ 'cost USD': 4350, 'owed USD': -4350 });
    const page = await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id);
    expect(page?.state).toBe('approved');
    expect(page?.entries.map((entry) => entry.dispute?.state ?? null)).toEqual(['conceded', null]);
    expect(await mails('time.dispute_conceded')).toEqual([pair.owner.email]);
  });

  it('is upheld, and stays owed; whoever disputed it can take that back', async () => {
    await givenAgreedBefore(pair);
    const { entryId } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    const refused = refusalOf(await says(pair.assistant, standByEntry, dispute));
    expect(refused.fieldErrors).toHaveProperty('note');

    for (const _ of [1, 2])
      doneOf(await says(pair.assistant, standByEntry, { ...dispute, note: 'I was there, ask Tomas.' }));
    for (const _ of [1, 2]) doneOf(await says(pair.owner, withdrawDispute, { ...dispute, version: 2 }));

    expect(await amounts()).toEqual([['time', 2900]]);
    expect(await mails('time.dispute_stood_by')).toEqual([pair.owner.email]);
    expect(await mails('time.dispute_withdrawn')).toEqual([pair.assistant.email]);
    const late = await says(pair.assistant, concedeDispute, { ...dispute, version: 3 });
    expect(refusalOf(late).code).toBe('wrong_state');
  });

  it('that is disputed once the work has ended is still answered by whoever worked it, who finds it', async () => {
    await givenAgreedBefore(pair);
    await givenEntry(pair, { date: '2027-03-10', from: '09:00', until: '12:00', note: 'Packed the fair' });
    const { entryId } = await givenApprovedBySilence(pair);
    const [other] = await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.timeEntry.findMany({ where: { workspaceId: pair.workspace.id, note: 'Packed the fair' } }),
    );
    await atTime(at, () => givenEnded(pair));
    const [first, second] = [await givenDisputed(pair, entryId), await givenDisputed(pair, other?.id ?? '')];

    const { userId } = pair.assistant;
    const asked = { engagementId: pair.engagementId, week: MONDAY };
    const page = await getTimePage(userId, asked, at);
    expect(page.place).toMatchObject({ hasEnded: true });
    expect(page.week?.entries.map(({ dispute }) => dispute?.state)).toEqual(['raised', 'raised']);
    const unasked = await getTimePage(userId, { engagementId: null, week: null }, at);
    expect(unasked.places.map(({ engagementId }) => engagementId)).not.toContain(pair.engagementId);
    const weeks = async () =>
      (await getEarnings(userId, at)).businesses.find(
        ({ engagementId }) => engagementId === pair.engagementId,
      )?.disputedWeeks;
    expect(await weeks()).toEqual([MONDAY]);
    const stillOpen = async (side: 'owner' | 'assistant') =>
      (await endingPages(pair)[side]())?.money.disputedEntries;
    expect([await stillOpen('owner'), await stillOpen('assistant')]).toEqual([2, 2]);
    const strangers = await says(people().dewi, standByEntry, { ...first, note: 'I was there.' });
    expect(refusalOf(strangers).code).toBe('not_found');

    doneOf(await says(pair.assistant, standByEntry, { ...first, note: 'I was there, ask Tomas.' }));
    doneOf(await says(pair.assistant, concedeDispute, second));

    expect(await stillOpen('owner')).toBe(1);
    expect(await amounts()).toEqual([
      ['time', 7250],
      ['correction', -4350],
    ]);
    expect(await mails('time.dispute_stood_by')).toEqual([pair.owner.email]);
    expect(await mails('time.dispute_conceded')).toEqual([pair.owner.email]);
    expect(await weeks()).toEqual([]);
  });

  it('is final once the agreed days are over, which both are told beforehand, once', async () => {
    await givenAgreedBefore(pair);
    const { entryId, payload } = await givenApprovedBySilence(pair);
    for (let run = 0; run < 2; run += 1) {
      await atTime(new Date('2027-03-19T22:00:00Z'), () => notifyOfFinal.perform(payload, FIRST_TRY));
    }

    expect(await mails('time.final_ahead')).toEqual([pair.assistant.email, pair.owner.email].sort());
    expect(refusalOf(await raises(entryId, FINAL)).code).toBe('final');
    doneOf(await raises(entryId, new Date(FINAL.getTime() - 1)));
    expect(refusalOf(await raises(entryId)).code).toBe('disputed');
  });

  it('is final at once where the agreement says so, and where somebody approved it', async () => {
    await givenAgreedBefore(pair, { disputeDays: '' });
    const { entryId } = await givenApprovedBySilence(pair);
    expect(refusalOf(await raises(entryId)).code).toBe('final');

    const other = await givenPair(people(), 'Other');
    await givenAgreedBefore(other);
    const sheet = await givenApproved(other);
    const [entry] = await withActor({ kind: 'user', userId: other.owner.userId }, (tx) =>
      tx.timeEntry.findMany({ where: { timesheetId: sheet.id } }),
    );
    await expect(
      withActor({ kind: 'workspace', workspaceId: other.workspace.id }, (tx) =>
        tx.timeDispute.createMany({
          data: {
            workspaceId: other.workspace.id,
            id: newId(),
            engagementId: other.engagementId,
            timesheetId: sheet.id,
            entryId: entry?.id ?? '',
            reason: 'No',
            raisedById: other.owner.userId,
            raisedAt: at,
            stateChangedAt: at,
          },
        }),
      ),
    ).rejects.toThrow('this time is final');
  });
});
