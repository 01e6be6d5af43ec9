import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmPayment } from '@/lib/pay/answering.actions';
import { approveExpense } from '@/lib/pay/expenses.actions';
import { atTime } from '@/lib/platform/clock';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type AgreementRef, givenDraft, type Pair } from '@/tests/support/agreements';
import { ask, call, fetchFile, givenToken } from '@/tests/support/api';
import { givenEnded } from '@/tests/support/endings';
import { doneOf, submit } from '@/tests/support/forms';
import { givenExpense, givenRecorded, NEXT_MONDAY } from '@/tests/support/pay';
import { asPerson, givenPeople, type People, type Person, type TestWorkspace } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { givenStorage } from '@/tests/support/storage';
import {
  closes,
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApproved,
  MONDAY,
  owedIn,
  sheetOf,
} from '@/tests/support/time';

givenDatabaseWithPeople();
givenStorage();
let people: People;
let pair: Pair;
let agreement: AgreementRef;
let tokens: Readonly<Record<'ruth' | 'maria' | 'dewi' | 'ingrid', string>>;
beforeAll(async () => {
  people = await givenPeople();
  const { ruth, maria, dewi, workspace, engagements, foreign } = people;
  pair = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
  agreement = await givenAgreedBefore(pair);
  await givenApproved(pair);
  tokens = await then(async () => ({
    ruth: await givenToken(ruth, { workspace }),
    maria: await givenToken(maria),
    dewi: await givenToken(dewi),
    ingrid: await givenToken(foreign.owner, { workspace: foreign.workspace }),
  }));
});
afterAll(closeRateLimits);

/** The Monday after the week in which all of this happens. */
function then<T>(work: () => Promise<T>): Promise<T> {
  return atTime(NEXT_MONDAY, work);
}

const get = (token: string, path: string) => then(() => ask(token, path));

type Item = { readonly id: string };
const idsOf = ({ items }: { readonly items: readonly Item[] }) => items.map(({ id }) => id);

describe('agreements that a tool reads', () => {
  it('are listed with their typed terms for both sides, and for nobody else', async () => {
    const list = '/agreements?state=in_force';
    const { body } = await get(tokens.ruth, list);

    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      id: agreement.id,
      state: 'in_force',
      signedBy: ['owner', 'assistant'],
      endsAt: null,
      inForceAt: '2027-03-01T15:00:00.000Z',
      amendsId: null,
      assistant: { engagementId: pair.engagementId, name: 'Maria Santos' },
      terms: { payType: 'hourly', rate: { minor: 1450, currency: 'USD' }, startsOn: '2027-03-01' },
    });
    expect(idsOf((await get(tokens.maria, list)).body)).toEqual([agreement.id]);
    for (const token of [tokens.dewi, tokens.ingrid]) {
      expect((await get(token, list)).body.items).toEqual([]);
      expect((await get(token, `/agreements/${agreement.id}`)).status).toBe(404);
    }
  });

  it("can't be seen by an assistant while they are drafts", async () => {
    const draft = await givenDraft({ ...pair, engagementId: people.engagements.dewi });

    expect(idsOf((await get(tokens.ruth, '/agreements')).body)).toContain(draft.id);
    expect((await get(tokens.dewi, '/agreements')).body.items).toEqual([]);
    expect((await get(tokens.dewi, `/agreements/${draft.id}`)).status).toBe(404);
  });

  it('are read with the versions that were signed, by whom and when', async () => {
    const version = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.agreementVersion.findFirstOrThrow({ where: { agreementId: agreement.id } }),
    );

    const { body, headers } = await get(tokens.maria, `/agreements/${agreement.id}`);

    expect(headers.get('etag')).toMatch(/^"\d+\./);
    expect(body.versions).toMatchObject([
      {
        number: 1,
        documentHash: version.documentHash,
        sealed: null,
        elsewhere: null,
        signatures: [
          { party: 'owner', kind: 'signature' },
          { party: 'assistant', name: 'Maria Santos', at: '2027-03-01T15:00:00.000Z' },
        ],
      },
    ]);
    expect((await get(tokens.maria, `/agreements/${agreement.id}/files/${newId()}`)).status).toBe(404);
  });
});

describe('time that a tool reads', () => {
  it('is listed week by week, with its minutes and how it was answered', async () => {
    const before = '2027-03-01';
    const unclosed = `/people/${pair.engagementId}/unclosed-weeks`;
    for (const token of [tokens.ruth, tokens.maria])
      expect((await get(token, unclosed)).body.items).toEqual([{ weekStartsOn: before }]);
    doneOf(await closes(pair, before, FRIDAY_EVENING));
    const { id } = await sheetOf(pair.owner, pair);

    const first = (await get(tokens.ruth, '/timesheets?limit=1')).body;
    const second = (await get(tokens.ruth, `/timesheets?limit=1&after=${first.next}`)).body;

    expect(first.items[0]).toMatchObject({
      id,
      weekStartsOn: MONDAY,
      state: 'approved',
      minutes: 120,
      handedIn: { at: FRIDAY_EVENING.toISOString(), review: { outcome: 'approved', byAgreementId: null } },
    });
    expect(second).toMatchObject({
      items: [{ weekStartsOn: before, state: 'closed', minutes: 0, handedIn: null }],
      next: null,
    });
    expect((await get(tokens.maria, `/timesheets/${id}`)).body).toMatchObject({ id, minutes: 120 });
    expect(idsOf((await get(tokens.maria, `/timesheets?state=approved&until=${MONDAY}`)).body)).toEqual([id]);
    expect((await get(tokens.maria, `/timesheets?from=${MONDAY}&state=closed`)).body.items).toEqual([]);
    expect((await get(tokens.maria, unclosed)).body.items).toEqual([]);
    for (const token of [tokens.dewi, tokens.ingrid]) {
      expect((await get(token, '/timesheets')).body.items).toEqual([]);
      expect((await get(token, `/timesheets/${id}`)).status).toBe(404);
      expect((await get(token, unclosed)).status).toBe(404);
    }
  });
});

describe('money that a tool reads', () => {
  it('is what is owed, what paid it, and the statement that both see', async () => {
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
    const { status, body } = await get(tokens.ruth, `/people/${pair.engagementId}/statement?year=1999`);

    expect([status, body.errors[0].field]).toEqual([422, 'year']);
    expect(body.errors[0].message).toContain('2027');
  });

  it('includes the receipt of an expense', async () => {
    const expense = await givenExpense(pair);
    const answer = { ...expense, note: '' };
    doneOf(await then(() => asPerson(people.ruth, () => submit(approveExpense, answer))));
    const { body } = await get(tokens.ruth, '/owed?from=2027-03-10&until=2027-03-10');

    const [owed] = body.items;

    expect(owed).toMatchObject({
      kind: 'expense',
      amount: { minor: 2490 },
      receipt: { name: 'receipt.pdf' },
    });
    const file = await then(() => fetchFile(tokens.maria, `/owed/${owed.id}/files/${owed.receipt.id}`));
    expect(await file.text()).toContain('receipt');
  });

  it("includes the documents that both have on their pages: the receipt of what has arrived, and a year's statement", async () => {
    const [{ id, version }] = (await get(tokens.maria, '/payments?state=recorded')).body.items;
    const paid = { workspaceId: pair.workspace.id, id, version };
    const papers = [`/payments/${paid.id}/receipt`, `/people/${pair.engagementId}/statement/pdf?year=2027`];
    const [receipt = '', statement = ''] = papers;
    expect((await get(tokens.maria, receipt)).status).toBe(404);
    doneOf(await then(() => asPerson(people.maria, () => submit(confirmPayment, { ...paid, note: '' }))));

    for (const token of [tokens.ruth, tokens.maria]) {
      for (const path of papers) {
        const answer = await then(() => call(token, path));
        expect(answer.headers.get('content-type')).toBe('application/pdf');
        expect(answer.headers.get('content-disposition')).toMatch(/filename="(receipt|statement)-.*2027/);
        expect(answer.headers.get('cache-control')).toBe('private, no-store');
        expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-.*%%EOF\s*$/s);
      }
    }
    for (const path of papers) expect((await get(tokens.dewi, path)).status).toBe(404);
    expect((await get(tokens.ruth, statement.replace('2027', '1999'))).status).toBe(422);
  });

  it('can be read by nobody but the two sides', async () => {
    const [owed] = await owedIn(pair.owner, pair);
    for (const token of [tokens.dewi, tokens.ingrid]) {
      for (const list of ['/owed', '/payments']) expect((await get(token, list)).body.items).toEqual([]);
      expect((await get(token, `/owed/${owed?.id}`)).status).toBe(404);
      expect((await get(token, `/people/${pair.engagementId}/statement`)).status).toBe(404);
    }
  });

  it('needs a scope of its own', async () => {
    const { maria } = people;
    const token = await then(() =>
      givenToken(maria, { scopes: ['people:read', 'time:read', 'briefs:read'] }),
    );

    const statement = `/people/${pair.engagementId}/statement`;
    const papers = [`${statement}/pdf`, `/payments/${newId()}/receipt`];
    for (const path of ['/owed', '/payments', statement, ...papers, '/agreements']) {
      expect(await get(token, path)).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
    }
  });
});

describe('the token of somebody who no longer owns a business, and manages it', () => {
  it('reads what the pages of a manager show: agreements; time where an owner lets them approve it; no pay', async () => {
    const { tomas, workspace } = people;
    await hasRole(tomas, workspace, 'owner');
    const token = await then(() => givenToken(tomas, { workspace }));
    expect((await get(token, '/owed')).status).toBe(200);
    await hasRole(tomas, workspace, 'manager');
    const { id } = await sheetOf(pair.owner, pair);

    const person = `/people/${pair.engagementId}`;
    const papers = [`${person}/statement/pdf`, `/payments/${newId()}/receipt`];
    const ofPay = ['/owed', `/owed/${newId()}`, '/payments', `${person}/statement`, ...papers];
    const ofTime = ['/timesheets', `/timesheets/${id}`, `${person}/unclosed-weeks`, '/time-entries'];

    expect(idsOf((await get(token, '/agreements?state=in_force')).body)).toEqual([agreement.id]);
    for (const path of [...ofPay, ...ofTime]) {
      expect(await get(token, path)).toMatchObject({ status: 403, body: { code: 'not_yours' } });
    }
    await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
      tx.workspace.update({ where: { id: workspace.id }, data: { managersApproveTime: true } }),
    );
    for (const path of ofTime) expect((await get(token, path)).status).toBe(200);
    for (const path of ofPay) expect((await get(token, path)).status).toBe(403);
  });
});

describe('what an assistant keeps when the work has ended', () => {
  it('stays readable for their tool', async () => {
    const { engagementId } = pair;
    const owed = (await get(tokens.maria, '/owed')).body;

    await then(() => givenEnded(pair));

    expect((await get(tokens.maria, '/people')).body.items).toMatchObject([
      { id: engagementId, state: 'ended' },
    ]);
    expect(idsOf((await get(tokens.maria, '/owed')).body)).toEqual(expect.arrayContaining(idsOf(owed)));
    expect((await get(tokens.maria, `/agreements/${agreement.id}`)).body.state).toBe('terminated');
    expect((await get(tokens.maria, '/timesheets')).body.items).toHaveLength(2);
    const statement = await get(tokens.maria, `/people/${engagementId}/statement`);
    expect(statement.body.lines.length).toBeGreaterThan(2);
  });
});

/** Makes somebody run a business in a given role. */
async function hasRole(person: Person, workspace: TestWorkspace, role: 'owner' | 'manager'): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.membership.updateMany({ where: { workspaceId: workspace.id, userId: person.userId }, data: { role } }),
  );
}
