import { beforeAll, describe, expect, it } from 'vitest';
import { ExpensesList } from '@/components/pay/expenses-list';
import { MOST_SHOWN } from '@/lib/pay/books.queries';
import { getStatement, statementAsked } from '@/lib/pay/statements/statement.queries';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { markupOf } from '@/tests/support/browser/markup';
import { placeOf } from '@/tests/support/endings';
import { givenExpense, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore } from '@/tests/support/time';

describe('more expenses than a statement shows at once', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  let oldest: string;
  beforeAll(async () => {
    pair = await givenPair(await givenPeople(), 'Adeyemi spent');
    await givenAgreedBefore(pair);
    oldest = (await givenExpense(pair)).id;
    await withActor(
      { kind: 'user', userId: pair.assistant.userId },
      (tx) => tx.$executeRaw`
        INSERT INTO expenses (workspace_id, id, engagement_id, agreement_id, spent_on, what, currency, amount_minor,
          receipt_file_id, entered_by_id, entered_at, state_changed_at)
        SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, spent_on, 'Number ' || n, currency, amount_minor,
          receipt_file_id, entered_by_id, entered_at + n * interval '1 minute', state_changed_at
        FROM expenses, generate_series(1, ${MOST_SHOWN + 1}) AS n WHERE id = ${oldest}::uuid`,
    );
  });

  async function shown(search: Record<string, unknown>) {
    const { year, expense, expensesFrom } = statementAsked(search);
    const look = { lines: 0, expensesFrom };
    const statement = await getStatement(pair.owner.userId, placeOf(pair), year, NEXT_MONDAY, look);
    if (!statement) throw new Error('it is theirs');
    const list = { statement, address: '/statement', expensesFrom, markedId: expense } as const;
    const html = markupOf(<ExpensesList reader="owner" {...list} now={NEXT_MONDAY} />);
    const older = /from=([0-9a-f-]+)#expenses/.exec(html)?.[1];
    return { html, older, count: statement.expenses.length };
  }

  it('can be paged from the newest to the oldest, and back to the newest', async () => {
    const newest = await shown({});
    expect(newest).toMatchObject({ count: MOST_SHOWN, older: expect.any(String) });
    expect(newest.html).not.toContain(oldest);
    // among many, each button says which one it is for
    expect(newest.html).toContain('Approve<span class="sr-only">: Number ');
    expect(newest.html).not.toContain('Newest expenses');

    const older = await shown({ from: newest.older });
    expect(older).toMatchObject({ count: 2, older: undefined });
    expect(older.html).toContain(`id="expense-${oldest}"`);
    expect(older.html).toContain('Newest expenses');
    expect(older.html).not.toContain('bg-accent-wash');
  });

  it('begin with the one that a link leads to, which is marked and can be answered', async () => {
    const { html, count } = await shown({ expense: oldest });

    expect(count).toBe(1);
    expect(html).toMatch(new RegExp(`id="expense-${oldest}" class="[^"]*bg-accent-wash`));
    expect(html).toContain('Answer Stock photos for the catalogue');
  });

  it('begin with the newest if an address names none of theirs', async () => {
    for (const named of [pair.engagementId, 'no id', ['a', 'b']])
      expect((await shown({ expense: named })).count).toBe(MOST_SHOWN);
  });
});
