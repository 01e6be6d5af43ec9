import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenDraft } from '@/tests/support/agreements';
import { givenToken } from '@/tests/support/api';
import { get, givenRecords, onNextMonday } from '@/tests/support/api-records';
import { doneOf } from '@/tests/support/browser/forms';
import { givenEnded } from '@/tests/support/endings';
import { givenRecorded } from '@/tests/support/pay/pay';
import type { Person, TestWorkspace } from '@/tests/support/people';
import { closes, FRIDAY_EVENING, MONDAY, sheetOf } from '@/tests/support/time';

const records = givenRecords();

type Item = { readonly id: string };
const idsOf = ({ items }: { readonly items: readonly Item[] }) => items.map(({ id }) => id);

describe('agreements that a tool reads', () => {
  it('are listed with their typed terms for both sides, and for nobody else', async () => {
    const { agreement, pair, tokens } = records();
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
    const { pair, people, tokens } = records();
    const draft = await givenDraft({ ...pair, engagementId: people.engagements.dewi });

    expect(idsOf((await get(tokens.ruth, '/agreements')).body)).toContain(draft.id);
    expect((await get(tokens.dewi, '/agreements')).body.items).toEqual([]);
    expect((await get(tokens.dewi, `/agreements/${draft.id}`)).status).toBe(404);
  });

  it('are read with the versions that were signed, by whom and when', async () => {
    const { agreement, people, tokens } = records();
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
    const { pair, tokens } = records();
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

describe('the token of somebody who no longer owns a business, and manages it', () => {
  it('reads what the pages of a manager show: agreements; time where an owner lets them approve it; no pay', async () => {
    const { agreement, pair, people } = records();
    const { tomas, workspace } = people;
    await hasRole(tomas, workspace, 'owner');
    const token = await onNextMonday(() => givenToken(tomas, { workspace }));
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
    const { agreement, pair, tokens } = records();
    const { engagementId } = pair;
    const owed = (await get(tokens.maria, '/owed')).body;

    await givenRecorded(pair);

    await onNextMonday(() => givenEnded(pair));

    expect((await get(tokens.maria, '/people')).body.items).toMatchObject([
      { id: engagementId, state: 'ended' },
    ]);
    expect(idsOf((await get(tokens.maria, '/owed')).body)).toEqual(expect.arrayContaining(idsOf(owed)));
    expect((await get(tokens.maria, `/agreements/${agreement.id}`)).body.state).toBe('terminated');
    expect((await get(tokens.maria, '/timesheets')).body.items).toHaveLength(2);
    const statement = await get(tokens.maria, `/people/${engagementId}/statement`);
    expect(statement.body.lines).toHaveLength(2);
  });
});

/** Makes somebody run a business in a given role. */
async function hasRole(person: Person, workspace: TestWorkspace, role: 'owner' | 'manager'): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.membership.updateMany({ where: { workspaceId: workspace.id, userId: person.userId }, data: { role } }),
  );
}
