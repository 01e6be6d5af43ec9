import { beforeAll, describe, expect, it } from 'vitest';
import { CostChart } from '@/components/pay/cost-chart';
import { PaymentsList } from '@/components/pay/payments-list';
import { StatementView } from '@/components/pay/statement-view';
import { getStatement, type StatementLook } from '@/lib/pay/statements/statement.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money/money';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { markupOf } from '@/tests/support/browser/markup';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore, givenApproved } from '@/tests/support/time';

describe('the pages of a statement', () => {
  givenDatabaseWithPeople();
  let people: People;
  let pair: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Tiles');
    await givenAgreedBefore(pair);
    await givenApproved(pair);
    await givenRecorded(pair);
  });

  const statement = async (of: Pair, now = NEXT_MONDAY, looked: StatementLook | null = null) => {
    const place = { workspaceId: of.workspace.id, engagementId: of.engagementId };
    const found = await getStatement(of.owner.userId, place, 2027, now, looked);
    if (!found) throw new Error('there is a statement');
    return found;
  };

  const shown = (found: Awaited<ReturnType<typeof statement>>, side: 'owner' | 'assistant', now: Date) => {
    const { slug, id: workspaceId } = pair.workspace;
    const reader = side === 'owner' ? ({ side, slug } as const) : ({ side, workspaceId } as const);
    return markupOf(<StatementView statement={found} reader={reader} address="/statement" now={now} />);
  };

  it('say what somebody has cost, which is exactly what the books say', async () => {
    const { costs } = await statement(pair);
    const html = markupOf(<CostChart costs={costs} />);
    const inBooks = await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.ledgerEntry.aggregate({
        where: { engagementId: pair.engagementId, account: { kind: 'cost', currency: 'USD' } },
        _sum: { amountMinor: true },
      }),
    );

    const total = Number(inBooks._sum.amountMinor);
    expect(total).toBeGreaterThan(0);
    expect(costs.flatMap(({ months }) => months).reduce((sum, { minor }) => sum + minor, 0)).toBe(total);
    expect(html).toContain(`${formatMoney({ minor: total, currency: 'USD' })} in March 2027.`);
  });

  it('give both sides one statement, and let only the assistant say whether it has arrived', async () => {
    const found = await statement(pair);
    const address = addresses.statement(pair.workspace.slug, pair.engagementId);
    const view = (side: 'owner' | 'assistant') =>
      markupOf(
        <StatementView
          statement={found}
          reader={
            side === 'owner' ? { side, slug: pair.workspace.slug } : { side, workspaceId: pair.workspace.id }
          }
          address={address}
          now={NEXT_MONDAY}
        />,
      );
    // each side has its own address for where an amount comes from
    const table = (html: string) => /<table.*<\/table>/s.exec(html)?.[0].replace(/ href="[^"]*"/g, '');
    const list = (reader: 'owner' | 'assistant') =>
      markupOf(
        <PaymentsList
          payments={found.payments}
          reader={reader}
          address={(id) => addresses.payment(pair.workspace.slug, id)}
          zone={found.business.timeZone}
          now={NEXT_MONDAY}
        />,
      );

    expect(table(view('owner'))).toBe(table(view('assistant')));
    expect(table(view('owner'))).toContain('2 h at USD 14.50');
    const [paid] = found.payments;
    for (const [side, at] of [
      ['owner', addresses.payment(pair.workspace.slug, paid?.id ?? '')],
      ['assistant', addresses.inboxPayment(pair.workspace.id, paid?.id ?? '')],
    ] as const)
      expect(/<table.*<\/table>/s.exec(view(side))?.[0]).toContain(`href="${at}"`);
    expect(list('assistant')).toContain('It has arrived');
    expect(list('owner')).not.toContain('It has arrived');
    expect(list('owner')).toContain('Take the record back');
    // among many payments each link says which one it is for
    expect(list('owner')).toContain('Talk about this payment<span class="sr-only">: USD 29.00, ');
  });

  it('say of a long statement that it shows the newest lines, and where all of them are', async () => {
    const [whole, newest] = [
      await statement(pair),
      await statement(pair, NEXT_MONDAY, { lines: 1, expensesFrom: null }),
    ];

    expect(shown(whole, 'owner', NEXT_MONDAY)).not.toContain('the newest');
    const html = shown(newest, 'owner', NEXT_MONDAY);
    expect(html).toContain('These are the newest 1 of 2 lines. 2027 as CSV has all of them.');
    expect(html).toContain('From before these');
    expect(newest.lines.at(-1)?.balanceMinor).toBe(whole.lines.at(-1)?.balanceMinor);
  });

  it('call a deduction neither owed nor overdue, whichever day it has', async () => {
    const kept = await givenPair(people, 'Adeyemi Deducts');
    await givenAgreedBefore(kept);
    await givenApproved(kept);
    const found = await statement(kept);
    const [item] = found.open;
    if (!item) throw new Error('a week is owed');
    const less = {
      ...item,
      id: newId(),
      kind: 'correction',
      amountMinor: -500,
      standing: 'overdue',
    } as const;

    const html = shown({ ...found, open: [less] }, 'owner', NEXT_MONDAY);

    expect(html).toContain('Comes off');
    expect(html).not.toContain('Overdue');
  });

  it('give the day that a printed statement is of, with its year and whose calendar it is', async () => {
    expect(shown(await statement(pair), 'owner', NEXT_MONDAY)).toContain(
      'As of 15 March 2027; days are those of America/Chicago.',
    );
  });

  it('say that a retainer from before this feature isn’t owed automatically, to each side with what it can do', async () => {
    const kept = await givenPair(people, 'Adeyemi Retained');
    await givenAgreedBefore(kept, { templateKey: 'retainer', rate: '720', cap: '', paySchedule: 'monthly' });
    const [soon, later] = [new Date('2027-03-20T12:00:00Z'), new Date('2027-05-01T12:00:00Z')];

    expect(shown(await statement(kept, soon), 'owner', soon)).not.toContain('isn’t owed automatically');
    const found = await statement(kept, later);
    expect(shown(found, 'owner', later)).toContain('add the periods before it below, as corrections');
    expect(shown(found, 'assistant', later)).toContain('until then the business adds each period');
  });
});
