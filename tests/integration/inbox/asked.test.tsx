import { describe, expect, it } from 'vitest';
import { inboxRows } from '@/components/inbox/inbox-rows';
import { InboxSummary } from '@/components/inbox/inbox-summary';
import { NextToConfirm } from '@/components/pay/next-to-confirm';
import { getInbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { type InboxView, WHOLE_INBOX } from '@/lib/briefs/inbox/inbox-view.rules';
import { getPaymentsAsked } from '@/lib/pay/asked.queries';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { returnTimesheet } from '@/lib/time/approval/answering.actions';
import { standByEntry } from '@/lib/time/disputes/disputing.actions';
import { removeEntry } from '@/lib/time/entries/entering.actions';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { givenEachPair } from '@/tests/support/each-pair';
import { givenEnded } from '@/tests/support/endings';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  closes,
  givenAgreedBefore,
  givenApproved,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
  givenHandedIn,
  MONDAY,
} from '@/tests/support/time';

/** What an assistant's inbox asks of them about time and pay. */
describe('time and pay in an inbox', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  givenEachPair(async (each) => {
    pair = each;
    await givenAgreedBefore(pair);
  });

  async function asked(person = pair.assistant, view: Partial<InboxView> = {}, at = NEXT_MONDAY) {
    const page = await getInbox(person, { ...WHOLE_INBOX, ...view }, at);
    const groups = inboxRows(page, at, person.timeZone);
    const rows = groups.find(({ title }) => title === 'Time and pay')?.rows ?? [];
    return { page, groups, rows: rows.filter(({ business }) => business === pair.workspace.name) };
  }

  it('keeps a payment until its assistant says that it arrived, and nobody else’s', async () => {
    await givenApproved(pair);
    const payment = await givenRecorded(pair);

    const { rows, page, groups } = await asked();
    expect(rows).toMatchObject([
      {
        title: 'Did USD\u00a029.00 arrive?',
        href: `/inbox/earnings/payments/${payment.workspaceId}/${payment.id}`,
      },
    ]);
    expect(rows[0]?.due?.words).toBe('Sent Mon 15 Mar');
    const summary = markupOf(
      <InboxSummary inbox={page} groups={groups} hasPast={false} zone="UTC" now={NEXT_MONDAY} />,
    );
    expect(summary).toMatch(/One thing needs you now|things need you now/);
    expect(summary).toContain(`href="${rows[0]?.href}"`);
    // how many there are of what was looked for isn't counted
    const found = await asked(pair.assistant, { text: 'Nothing of this name' });
    const narrowed = { inbox: found.page, groups: found.groups, hasPast: false, zone: 'UTC' };
    expect(markupOf(<InboxSummary {...narrowed} now={NEXT_MONDAY} />)).not.toMatch(/needs? you/);
    expect((await asked(pair.owner)).rows).toEqual([]);
    const next = markupOf(<NextToConfirm waiting={await getPaymentsAsked(pair.assistant.userId)} />);
    expect(next).toMatch(/waits? for your word: USD.29\.00 from Adeyemi/);
    const answer = { ...payment, note: '' };
    doneOf(await atTime(NEXT_MONDAY, () => asPerson(pair.assistant, () => submit(confirmPayment, answer))));
    expect((await asked()).rows).toEqual([]);
  });

  it('keeps it even once the work has ended, and then doesn’t say that the inbox is empty', async () => {
    await givenApproved(pair);
    await givenRecorded(pair);
    await atTime(NEXT_MONDAY, () => givenEnded(pair));

    const { rows, page, groups } = await asked();

    expect(rows).toHaveLength(1);
    const alone = { ...page, businesses: [] };
    expect(
      markupOf(<InboxSummary inbox={alone} groups={groups} hasPast zone="UTC" now={NEXT_MONDAY} />),
    ).not.toContain('You aren’t working for anybody');
  });

  it('keeps a week that was sent back until it is closed again', async () => {
    const sheet = await givenHandedIn(pair);
    const form = { ...sheet, note: 'Monday is missing.' };
    doneOf(await atTime(NEXT_MONDAY, () => asPerson(pair.owner, () => submit(returnTimesheet, form))));

    expect((await asked()).rows).toEqual([
      {
        href: addresses.inboxTime(pair.engagementId, MONDAY),
        title: 'Sent back: the week of Mon 8 Mar',
        business: pair.workspace.name,
      },
    ]);
    doneOf(await closes(pair));
    expect((await asked()).rows).toEqual([]);
  });

  it('keeps a past week with time in it until it is closed, and no week that is still running', async () => {
    await givenEntry(pair);
    // in the morning of the business: what she worked in hers still counts in the week before
    await givenEntry(pair, { date: '2027-03-15', from: '21:00', until: '23:00' }, NEXT_MONDAY);

    expect((await asked()).rows).toEqual([
      {
        href: `${addresses.inboxTime(pair.engagementId, MONDAY)}#close`,
        title: 'Not closed yet: the week of Mon 8 Mar',
        business: pair.workspace.name,
        due: { words: 'Ended Sun 14 Mar', at: '2027-03-14', isLate: false },
      },
    ]);
    expect((await asked(pair.owner)).rows).toEqual([]);
    // it is over at midnight of the business, in the afternoon of her Monday
    const midnight = new Date('2027-03-15T05:00:00Z');
    expect((await asked(pair.assistant, {}, new Date(midnight.getTime() - 1))).rows).toEqual([]);
    expect((await asked(pair.assistant, {}, midnight)).rows).toHaveLength(1);
    doneOf(await closes(pair));
    expect((await asked()).rows).toEqual([]);
  });

  it('keeps weeks that nobody closed from the oldest on, none without time in it any more, and none once the work has ended', async () => {
    const id = await givenEntry(pair);
    await givenEntry(pair, { date: '2027-03-15', from: '21:00', until: '23:00' }, NEXT_MONDAY);
    const [oneLater, twoLater] = [new Date('2027-03-22T12:00:00Z'), new Date('2027-03-29T12:00:00Z')];
    const mondaysAt = async (at: Date) =>
      (await asked(pair.assistant, {}, at)).rows.map(({ title }) => title);
    const [first, second] = [
      'Not closed yet: the week of Mon 8 Mar',
      'Not closed yet: the week of Mon 15 Mar',
    ];
    expect(await mondaysAt(oneLater)).toEqual([first, second]);

    const form = { workspaceId: pair.workspace.id, id, version: 1 };
    doneOf(await atTime(NEXT_MONDAY, () => asPerson(pair.assistant, () => submit(removeEntry, form))));
    expect(await mondaysAt(oneLater)).toEqual([second]);
    await atTime(oneLater, () => givenEnded(pair));
    expect(await mondaysAt(twoLater)).toEqual([]);
  });

  it('keeps a week with disputed time until they answer, and only in the unfiltered inbox', async () => {
    const other = await givenEntry(pair, { from: '13:00', until: '14:00' });
    const { entryId } = await givenApprovedBySilence(pair);
    const dispute = await givenDisputed(pair, entryId);
    const another = await givenDisputed(pair, other);

    expect((await asked()).rows.map(({ title }) => title)).toEqual([
      'Time is disputed in the week of Mon 8 Mar',
    ]);
    expect((await asked(pair.assistant, { state: 'work' })).rows).toEqual([]);
    // even once their work has ended
    await atTime(NEXT_MONDAY, () => givenEnded(pair));
    expect((await asked()).rows).toHaveLength(1);
    const answers = async (which: typeof dispute) => {
      const answer = { ...which, note: 'I was at the desk.' };
      doneOf(await atTime(NEXT_MONDAY, () => asPerson(pair.assistant, () => submit(standByEntry, answer))));
      return (await asked()).rows;
    };
    expect(await answers(dispute)).toHaveLength(1);
    expect(await answers(another)).toEqual([]);
  });
});
