import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { PaymentsList, PaymentView } from '@/components/pay/payments-list';
import { MOST_SHOWN } from '@/lib/pay/books.queries';
import { getStatement, statementAsked } from '@/lib/pay/statements/statement.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { markupOf } from '@/tests/support/browser/markup';
import { placeOf } from '@/tests/support/endings';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore, givenApproved } from '@/tests/support/time';

describe('more payments than a statement shows at once', () => {
  const database = givenDatabaseWithPeople();
  let pair: Pair;
  /** not confirmed, and older than all others, which are */
  let oldest: string;
  beforeAll(async () => {
    pair = await givenPair(await givenPeople(), 'Adeyemi paid');
    await givenAgreedBefore(pair);
    await givenApproved(pair);
    oldest = (await givenRecorded(pair)).id;
    const owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
    await owner.query('SET session_replication_role = replica');
    // two at each moment: a page may end between them
    await owner.query(
      `INSERT INTO payments (workspace_id, id, engagement_id, rail, method, currency, amount_minor, sent_currency, sent_minor,
         fee_currency, fee_minor, sent_on, reference, note, recorded_by_id, recorded_at, state, state_changed_at)
       SELECT workspace_id, gen_random_uuid(), engagement_id, rail, method, currency, amount_minor, sent_currency, sent_minor,
         fee_currency, fee_minor, sent_on, '', '', recorded_by_id, recorded_at + (n + 1) / 2 * interval '1 minute', 'confirmed',
         state_changed_at
       FROM payments, generate_series(1, $2::int) AS n WHERE id = $1`,
      [oldest, MOST_SHOWN + 3],
    );
    await owner.end();
  });

  async function shown(side: 'owner' | 'assistant', search: Record<string, unknown>) {
    const { year, paidBefore } = statementAsked(search);
    const statement = await getStatement(pair[side].userId, placeOf(pair), year, NEXT_MONDAY, {
      lines: 0,
      expensesFrom: null,
      payments: { paidBefore, areUnansweredApart: side === 'assistant' },
    });
    if (!statement) throw new Error('it is theirs');
    const { payments, olderPayments, unanswered } = statement;
    const html = markupOf(
      <PaymentsList
        reader={side}
        payments={payments}
        address={(id) => addresses.inboxPayment(pair.workspace.id, id)}
        page={{ address: '/statement', paidBefore, olderPayments }}
        zone={statement.business.timeZone}
        now={NEXT_MONDAY}
      />,
    );
    return {
      ids: payments.map(({ id }) => id),
      unanswered: unanswered.map(({ id }) => id),
      older: /paid=([0-9a-f_-]+)#payments/.exec(html)?.[1],
      hasNewest: html.includes('Newest payments'),
    };
  }

  it('can be paged by an owner from the newest to the oldest, nothing twice and nothing left out', async () => {
    const newest = await shown('owner', {});
    expect(newest).toMatchObject({ older: expect.any(String), hasNewest: false, unanswered: [] });
    expect(newest.ids).toHaveLength(MOST_SHOWN);

    const older = await shown('owner', { paid: newest.older });
    expect(older).toMatchObject({ older: undefined, hasNewest: true });
    expect(older.ids).toHaveLength(4);
    expect(older.ids.at(-1)).toBe(oldest);
    expect(new Set([...newest.ids, ...older.ids]).size).toBe(MOST_SHOWN + 4);
  });

  it('show an assistant separately what waits for their answer, however old it is', async () => {
    const newest = await shown('assistant', {});
    expect(newest.unanswered).toEqual([oldest]);

    const older = await shown('assistant', { paid: newest.older });
    expect(older).toMatchObject({ unanswered: [oldest], older: undefined });
    expect(older.ids).toHaveLength(3);
    expect(older.ids).not.toContain(oldest);
  });

  it('begin with the newest if an address names no place among them', async () => {
    for (const named of [pair.engagementId, 'no place', ['a', 'b']])
      expect((await shown('owner', { paid: named })).ids).toHaveLength(MOST_SHOWN);
  });

  it('gives the day of an answer in the business’s calendar, as all other days of a statement', async () => {
    const statement = await getStatement(pair.owner.userId, placeOf(pair), null, NEXT_MONDAY);
    const [payment] = statement?.payments ?? [];
    if (!payment || !statement) throw new Error('it has payments');
    const inTheEvening = new Date('2027-03-16T02:00:00Z');
    const answers = [{ outcome: 'disputed', note: 'Nothing came.', answeredAt: inTheEvening } as const];
    const html = markupOf(
      <PaymentView
        payment={{ ...payment, answers }}
        reader="owner"
        zone={statement.business.timeZone}
        now={NEXT_MONDAY}
      />,
    );
    expect(html.replaceAll('\u00a0', ' ')).toContain('Mon 15 Mar: Nothing came.');
  });
});
