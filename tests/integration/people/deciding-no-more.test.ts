import { beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { makeWebhook, rotateSecret } from '@/lib/api/webhooks/webhooks.actions';
import { askForArchive } from '@/lib/archive/requesting.actions';
import { deleteWorkspace, keepWorkspace } from '@/lib/deletion/workspace.actions';
import { changeRole, endMembership } from '@/lib/people/staff.actions';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  asPerson,
  givenManager,
  givenPeople,
  givenWorkspace,
  type People,
  type TestWorkspace,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenHolder } from '@/tests/support/waiting';

describe('what an owner decides at the very moment in which another takes that right from them', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  /** Ruth's business, which Tomás owns as well. */
  async function givenTwoOwners() {
    const { ruth, tomas } = people;
    const workspace = await givenWorkspace(ruth, { name: 'Adeyemi Kilns' });
    const membershipId = await givenManager(workspace, tomas);
    const form = { workspaceId: workspace.id, membershipId, version: 1, role: 'owner' };
    doneOf(await asPerson(ruth, () => submit(changeRole, form)));
    return { workspace, seen: { workspaceId: workspace.id, membershipId, version: 2 } };
  }

  const asTomas = <T>(work: () => Promise<T>) => asPerson(people.tomas, work);
  const tokenForm = (workspaceId: string, id = newId()) => ({
    id,
    workspaceId,
    name: 'Reporting',
    days: 30,
    scopes: ['briefs:read'],
  });
  const webhookForm = (workspaceId: string) => ({
    workspaceId,
    id: newId(),
    url: 'https://hooks.example/',
    events: ['brief.handed_over'],
  });
  const deletionForm = ({ id: workspaceId, name }: TestWorkspace) => ({
    workspaceId,
    id: newId(),
    confirmation: name,
  });

  type Case = {
    readonly name: string;
    readonly given: (workspace: TestWorkspace) => Promise<() => Promise<FormState<unknown>>>;
  };
  const CASES: readonly Case[] = [
    {
      name: 'that the business is deleted',
      given: async (workspace) => () => submit(deleteWorkspace, deletionForm(workspace)),
    },
    {
      name: 'that it stays after all',
      given: async (workspace) => {
        doneOf(await asPerson(people.ruth, () => submit(deleteWorkspace, deletionForm(workspace))));
        return () => submit(keepWorkspace, { workspaceId: workspace.id });
      },
    },
    {
      name: 'that all of it is put into one file',
      given:
        async ({ id: workspaceId }) =>
        () =>
          submit(askForArchive, { workspaceId, id: newId() }),
    },
    {
      name: 'that its news go to an address',
      given:
        async ({ id }) =>
        () =>
          submit(makeWebhook, webhookForm(id)),
    },
    {
      name: 'that they are signed by another secret',
      given: async ({ id }) => {
        const form = webhookForm(id);
        doneOf(await asPerson(people.ruth, () => submit(makeWebhook, form)));
        return () => submit(rotateSecret, { ...form, version: 1 });
      },
    },
    {
      name: 'that a tool acts for them',
      given:
        async ({ id }) =>
        () =>
          submit(makeToken, tokenForm(id)),
    },
  ];

  it.each(CASES)("doesn't take effect any more: $name", async ({ given }) => {
    const { workspace, seen } = await givenTwoOwners();
    const decides = await given(workspace);
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE', [workspace.id]);

    const taken = asPerson(people.ruth, () => submit(changeRole, { ...seen, role: 'manager' }));
    await somebodyWaits();
    const decided = asTomas(decides);
    await Promise.race([decided, somebodyWaits(2)]);
    await holder().query('COMMIT');

    doneOf(await taken);
    expect(refusalOf(await decided).code).toBe('not_yours');
  });

  it('ends with their membership if it took effect just before: a tool acts for nobody who has left', async () => {
    const { workspace, seen } = await givenTwoOwners();
    const form = tokenForm(workspace.id);
    // another of that id keeps the token from being written until it is gone
    await holder().query('BEGIN');
    await holder().query(
      `INSERT INTO api_tokens (id, user_id, name, scopes, token_hash, ends_with, made_at, expires_at)
       VALUES ($1, $2, 'Another', '{briefs:read}', repeat('0', 64), '0000', now(), now() + interval '1 day')`,
      [form.id, people.ruth.userId],
    );

    const made = asTomas(() => submit(makeToken, form));
    await somebodyWaits();
    const taken = asPerson(people.ruth, () => submit(endMembership, seen));
    await Promise.race([taken, somebodyWaits(2)]);
    await holder().query('ROLLBACK');

    doneOf(await made);
    doneOf(await taken);
    const { rows } = await holder().query('SELECT ended_at FROM api_tokens WHERE id = $1', [form.id]);
    expect(rows).toEqual([{ ended_at: expect.any(Date) }]);
  });
});
