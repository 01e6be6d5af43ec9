import { beforeAll, describe, expect, it } from 'vitest';
import { EarningsView } from '@/components/pay/earnings-view';
import { PayOverviewView } from '@/components/pay/pay-overview';
import { PaymentTalk } from '@/components/pay/payment-talk';
import { RecordForm } from '@/components/pay/record-form';
import { PayActions } from '@/components/pay/stripe/pay-actions';
import { WhyView } from '@/components/pay/why-view';
import { TimeDesk } from '@/components/time/time-desk';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { canChooseApprovers, getPayOverview } from '@/lib/pay/overview.queries';
import { getPaymentPage } from '@/lib/pay/payments/payment.queries';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getWhy } from '@/lib/pay/statements/why.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { letManagersApprove } from '@/lib/time/approval/approvers.actions';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson, givenManager, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApproved,
  givenEntry,
  MONDAY,
  owedIn,
} from '@/tests/support/time';

describe('the pages of time and pay', () => {
  givenDatabaseWithPeople();
  let people: People;
  let pair: Pair;
  let other: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    const make = async (name: string): Promise<Pair> => {
      const made = await givenPair(people, name);
      await givenAgreedBefore(made);
      return made;
    };
    pair = await make('Adeyemi Tiles');
    other = await make('Adeyemi Kilns');
    await givenApproved(pair);
    await givenRecorded(pair);
    // 33 of the 40 hours that the limit pays for
    for (const date of ['2027-03-09', '2027-03-10', '2027-03-11']) {
      await givenEntry(other, { date, from: '08:00', until: '19:00' });
    }
  });

  const statement = async ({ workspace, engagementId, owner }: Pair) => {
    const place = { workspaceId: workspace.id, engagementId };
    const found = await getStatement(owner.userId, place, 2027, NEXT_MONDAY);
    if (!found) throw new Error('there is a statement');
    return found;
  };

  it('let an assistant write into an open week, and say that the limit is near', async () => {
    const asked = { engagementId: other.engagementId, week: MONDAY };
    const page = await getTimePage(other.assistant.userId, asked, FRIDAY_EVENING);

    const html = markupOf(<TimeDesk page={page} zone="Asia/Manila" now={FRIDAY_EVENING} />);

    expect(html).toContain('33 h in all');
    expect(html).toContain('The limit is near');
    expect(html).toContain('Close the week and hand it in');
    expect(html).toContain('Start the timer');
  });

  it('show an approved week as it was, with nothing to change', async () => {
    const page = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: MONDAY },
      NEXT_MONDAY,
    );

    const html = markupOf(<TimeDesk page={page} zone="Asia/Manila" now={NEXT_MONDAY} />);

    expect(html).toContain('It can’t be changed any more');
    // as where the week stands, which a screen reader tells once it has changed
    expect(html).toMatch(/<div role="status"[^>]*><div class="notice[^>]*>.*It can’t be changed any more/s);
    expect(html).not.toContain('Record it');
    expect(html).toContain('#clause-pay');
    const [owed] = await owedIn(pair.assistant, pair);
    expect(html).toContain(addresses.inboxOwed(pair.workspace.id, owed?.id ?? ''));
  });

  it('tell an owner what is owed, what is recorded, and what is late', async () => {
    const late = new Date('2027-03-29T12:00:00Z');
    const overview = await getPayOverview(pair.owner.userId, pair.workspace.id, late);

    const html = markupOf(
      <PayOverviewView overview={overview} slug={pair.workspace.slug} zone="America/Chicago" now={late} />,
    );

    expect(html).toContain('USD 29.00 recorded as sent');
    expect(html).not.toMatch(/overdue/i);
  });

  it('list apart those to whom nothing is owed, with the way to their statements', async () => {
    const overview = await getPayOverview(pair.owner.userId, pair.workspace.id, NEXT_MONDAY);
    const none = { totals: [], unclosed: null };
    const dewi = { engagementId: newId(), name: 'Dewi Lestari', hasEnded: true, ...none };
    const shown = (assistants: typeof overview.assistants) =>
      markupOf(
        <PayOverviewView overview={{ ...overview, assistants }} slug="x" zone="UTC" now={NEXT_MONDAY} />,
      );

    const html = shown([dewi, ...overview.assistants]);

    expect(html).toMatch(
      /class="row-title"[^>]*>Maria Santos<.*Nothing is owed to:.*>Dewi Lestari<\/a>, who no longer works with you/s,
    );
    expect(html.match(/money-row/g)).toHaveLength(1);
    expect(html).toContain(addresses.statement('x', dewi.engagementId));
    expect(shown(overview.assistants)).not.toContain('Nothing is owed to');
    expect(shown([dewi])).not.toContain('money-row');
  });

  it('ask who approves time only where there is a manager, or one who left could approve it', async () => {
    const { owner, workspace } = other;
    const isAsked = async () =>
      canChooseApprovers(await getPayOverview(owner.userId, workspace.id, NEXT_MONDAY));
    const allow = (managersApproveTime: boolean) =>
      asPerson(owner, () => submit(letManagersApprove, { workspaceId: workspace.id, managersApproveTime }));

    expect(await isAsked()).toBe(false);
    const membership = await givenManager(workspace, people.tomas);
    expect(await isAsked()).toBe(true);
    doneOf(await allow(true));
    await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
      tx.membership.update({
        where: { workspaceId_id: { workspaceId: workspace.id, id: membership } },
        data: { endedAt: now() },
      }),
    );
    expect(await isAsked()).toBe(true);
    doneOf(await allow(false));
    expect(await isAsked()).toBe(false);
  });

  it('offer to pay through Stripe while something is owed that nobody has sent, and not otherwise', async () => {
    const owing = await givenPair(people, 'Adeyemi Vases');
    await givenAgreedBefore(owing);
    const offered = async ({ owner, workspace }: Pair) => {
      const overview = await getPayOverview(owner.userId, workspace.id, NEXT_MONDAY);
      const looks = ['USD', 'EUR'].map((currency) =>
        markupOf(<PayActions overview={overview} slug={workspace.slug} currencies={[currency]} />),
      );
      expect(looks.filter((html) => html.includes('How you pay'))).toHaveLength(2);
      // where Stripe can't charge what is owed it isn't the main action, and its page says why
      if (looks.every((html) => html.includes('Pay through Stripe'))) expect(looks[0]).not.toBe(looks[1]);
      return looks.every((html) => html.includes('Pay through Stripe'));
    };

    expect(await offered(owing)).toBe(false);
    await givenApproved(owing);
    expect(await offered(owing)).toBe(true);
    await givenRecorded(owing);
    expect(await offered(owing)).toBe(false);
  });

  it('tell an owner before pay day of weeks that aren’t closed', async () => {
    const overview = await getPayOverview(other.owner.userId, other.workspace.id, NEXT_MONDAY);

    expect(overview.assistants).toMatchObject([{ unclosed: { weeks: 2, first: '2027-03-01' } }]);
    const html = markupOf(
      <PayOverviewView overview={overview} slug="x" zone="America/Chicago" now={NEXT_MONDAY} />,
    );
    expect(html).toContain('2 weeks since the week of Mon 1 Mar');
  });

  it('say where each amount comes from, down to the clause, the time and the books; to its two sides alone', async () => {
    const [owed] = await owedIn(pair.owner, pair);
    const ref = { workspaceId: pair.workspace.id, id: owed?.id ?? '' };
    const why = await getWhy(pair.assistant.userId, ref);
    if (!why) throw new Error('it is theirs to see');

    const html = markupOf(
      <WhyView
        why={why}
        reader={{ side: 'assistant', workspaceId: ref.workspaceId }}
        zone="Asia/Manila"
        now={NEXT_MONDAY}
      />,
    );

    for (const words of [
      '2 h at USD 14.50 an hour',
      'Answered the mail of the weekend',
      '#clause-pay',
      'the statement of 2027',
      pair.owner.name,
      addresses.inboxTime(pair.engagementId, MONDAY).replace('&', '&amp;'),
    ]) {
      expect(html).toContain(words);
    }
    expect(why.ledger.map(({ account, amountMinor }) => [account, amountMinor]).sort()).toEqual([
      ['cost', 2900],
      ['owed', -2900],
    ]);
    expect(await getWhy(pair.owner.userId, ref)).toMatchObject({ id: ref.id });
    for (const stranger of [people.dewi, people.foreign.owner]) {
      expect(await getWhy(stranger.userId, ref)).toBeNull();
    }
  });

  it('offer only what isn’t paid when a payment is recorded, and say who moves the money', async () => {
    const html = markupOf(
      <RecordForm
        statement={await statement(pair)}
        currency="USD"
        fresh={newId()}
        today="2027-03-15"
        now={NEXT_MONDAY}
      />,
    );

    expect(html).not.toContain('type="checkbox"');
    expect(html).toContain('Handover moves no money here');
  });

  it('give a payment a page of its own, with the reader’s answer and the conversation', async () => {
    const { slug, id: workspaceId } = pair.workspace;
    const id = (await statement(pair)).payments[0]?.id ?? '';
    const page = async (person: Person, side: 'owner' | 'assistant') => {
      const found = await getPaymentPage(person.userId, side, { workspaceId, id }, NEWEST);
      if (!found) throw new Error('there is a payment');
      const place = side === 'owner' ? ({ side, slug } as const) : ({ side, workspaceId } as const);
      return markupOf(
        <PaymentTalk
          page={found}
          actsAs={side}
          place={place}
          statement={addresses.statement(slug, pair.engagementId)}
          zone="UTC"
          now={NEXT_MONDAY}
        />,
      );
    };

    const [owners, assistants] = [await page(pair.owner, 'owner'), await page(pair.assistant, 'assistant')];

    expect(assistants).toContain('It has arrived');
    expect(owners).not.toContain('It has arrived');
    expect(owners).toContain('Take the record back');
    expect(owners).toContain(`Write to ${pair.assistant.name}`);
    expect(assistants).toContain(`Write to ${pair.workspace.name}`);
    for (const html of [owners, assistants]) {
      expect(html).toContain('USD 29.00');
      expect(html).toContain('Nothing has been said yet.');
      expect(html).toContain('The whole statement');
    }
  });

  it('sum up an assistant’s earnings over all businesses', async () => {
    const earnings = await getEarnings(pair.assistant.userId, NEXT_MONDAY);

    const html = markupOf(<EarningsView earnings={earnings} now={NEXT_MONDAY} />);

    expect(html).toContain('A payment to confirm');
    expect(html).toContain('Adeyemi Kilns');
  });
});
