import { describe, expect, it } from 'vitest';
import { approveExpense } from '@/lib/pay/expenses/expenses.actions';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { call, fetchFile, givenToken } from '@/tests/support/api';
import { get, givenRecords, onNextMonday } from '@/tests/support/api-records';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenExpense, givenRecorded } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { owedIn, sheetOf } from '@/tests/support/time';

const records = givenRecords();

describe('money that a tool reads', () => {
  it('is what is owed, what paid it, and the statement that both see', async () => {
    const { agreement, pair, tokens } = records();
    const { id: timesheetId } = await sheetOf(pair.owner, pair);
    const { body: open } = await get(tokens.maria, '/owed?part=open');
    expect(open.items).toHaveLength(1);
    expect(open.items[0]).toMatchObject({
      kind: 'time',
      timesheetId,
      agreementId: agreement.id,
      minutes: 120,
      standing: 'unpaid',
      amount: { minor: 2900, currency: 'USD' },
      rate: { minor: 1450, currency: 'USD' },
      payment: null,
    });
    const owedId = open.items[0].id;

    const { id } = await givenRecorded(pair, { fee: '1.20' });

    expect((await get(tokens.ruth, `/owed/${owedId}`)).body).toMatchObject({
      standing: 'underway',
      payment: { id, state: 'recorded' },
    });
    expect((await get(tokens.ruth, '/owed?part=paid')).body.items).toEqual([]);
    const { body: payment } = await get(tokens.maria, `/payments/${id}`);
    expect(payment).toMatchObject({
      state: 'recorded',
      method: 'wise',
      reference: 'T-2041',
      sentOn: '2027-03-15',
      exchangeRate: null,
      amount: { minor: 2900, currency: 'USD' },
      fee: { minor: 120, currency: 'USD' },
      lines: [{ owedId, amount: { minor: 2900, currency: 'USD' } }],
    });
    expect((await get(tokens.ruth, '/payments?from=2027-03-15&state=recorded')).body.items).toEqual([
      { ...payment, url: expect.stringContaining('/w/') },
    ]);
    expect((await get(tokens.ruth, '/payments?until=2027-03-14')).body.items).toEqual([]);
    const statement = await get(tokens.maria, `/people/${pair.engagementId}/statement?year=2027`);
    expect(statement.body).toMatchObject({
      year: 2027,
      opening: [],
      zone: 'America/Chicago',
      lines: [
        { change: { minor: 2900 }, balance: { minor: 2900, currency: 'USD' }, owed: { id: owedId } },
        { change: { minor: -2900 }, balance: { minor: 0 }, payment: { id } },
      ],
      totals: [{ earned: { minor: 2900, currency: 'USD' }, received: { minor: 0, currency: 'USD' } }],
    });
  });

  it('for a year without a statement is refused, with the years that have one', async () => {
    const { pair, tokens } = records();
    const { status, body } = await get(tokens.ruth, `/people/${pair.engagementId}/statement?year=1999`);

    expect([status, body.errors[0].field]).toEqual([422, 'year']);
    expect(body.errors[0].message).toContain('2027');
  });

  it('includes the receipt of an expense', async () => {
    const { pair, people, tokens } = records();
    const expense = await givenExpense(pair);
    const answer = { ...expense, note: '' };
    doneOf(await onNextMonday(() => asPerson(people.ruth, () => submit(approveExpense, answer))));
    const { body } = await get(tokens.ruth, '/owed?from=2027-03-10&until=2027-03-10');

    const [owed] = body.items;

    expect(owed).toMatchObject({
      kind: 'expense',
      amount: { minor: 2490 },
      receipt: { name: 'receipt.pdf' },
    });
    const file = await onNextMonday(() =>
      fetchFile(tokens.maria, `/owed/${owed.id}/files/${owed.receipt.id}`),
    );
    expect(await file.text()).toContain('receipt');
  });

  it("includes the documents that both have on their pages: the receipt of what has arrived, and a year's statement", async () => {
    const { pair, people, tokens } = records();
    const [{ id, version }] = (await get(tokens.maria, '/payments?state=recorded')).body.items;
    const paid = { workspaceId: pair.workspace.id, id, version };
    const papers = [`/payments/${paid.id}/receipt`, `/people/${pair.engagementId}/statement/pdf?year=2027`];
    const [receipt = '', statement = ''] = papers;
    expect((await get(tokens.maria, receipt)).status).toBe(404);
    doneOf(
      await onNextMonday(() => asPerson(people.maria, () => submit(confirmPayment, { ...paid, note: '' }))),
    );

    for (const token of [tokens.ruth, tokens.maria]) {
      for (const path of papers) {
        const answer = await onNextMonday(() => call(token, path));
        expect(answer.headers.get('content-type')).toBe('application/pdf');
        expect(answer.headers.get('content-disposition')).toMatch(/filename="(receipt|statement)-.*2027/);
        expect(answer.headers.get('cache-control')).toBe('private, no-store');
        expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-.*%%EOF\s*$/s);
      }
    }
    for (const path of papers) expect((await get(tokens.dewi, path)).status).toBe(404);
    expect((await get(tokens.ruth, statement.replace('2027', '1999'))).status).toBe(422);
  });

  it('has no more than twenty statements a minute as PDFs', async () => {
    const { pair, tokens } = records();
    for (let made = 0; made < 20; made += 1) await tooOften('statementPdf', pair.owner.userId);

    const { status, body } = await get(tokens.ruth, `/people/${pair.engagementId}/statement/pdf?year=2027`);

    expect([status, body.code]).toEqual([429, 'too_many']);
  });

  it('can be read by nobody but the two sides', async () => {
    const { pair, tokens } = records();
    const [owed] = await owedIn(pair.owner, pair);
    for (const token of [tokens.dewi, tokens.ingrid]) {
      for (const list of ['/owed', '/payments']) expect((await get(token, list)).body.items).toEqual([]);
      expect((await get(token, `/owed/${owed?.id}`)).status).toBe(404);
      expect((await get(token, `/people/${pair.engagementId}/statement`)).status).toBe(404);
    }
  });

  it('needs a scope of its own', async () => {
    const { pair, people } = records();
    const { maria } = people;
    const token = await onNextMonday(() =>
      givenToken(maria, { scopes: ['people:read', 'time:read', 'briefs:read'] }),
    );

    const statement = `/people/${pair.engagementId}/statement`;
    const papers = [`${statement}/pdf`, `/payments/${newId()}/receipt`];
    for (const path of ['/owed', '/payments', statement, ...papers, '/agreements']) {
      expect(await get(token, path)).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
    }
  });
});
