import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { deleteAccount, keepAccount } from '@/lib/deletion/account.actions';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { pageOfHold } from '@/lib/deletion/hold-pages.rules';
import { notifyKept } from '@/lib/deletion/notifying-kept.jobs';
import { getAccountDeletion, listLeavingStaff } from '@/lib/deletion/queries';
import { askForAddress, moveToAddress, takeAddressBack } from '@/lib/people/address-changes';
import { getEngagement, listEngagements } from '@/lib/people/engagements/engagements.queries';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { getInvitation } from '@/lib/people/invitations/invitations.queries';
import { resendInvitation } from '@/lib/people/invitations/inviting.actions';
import { inviteToRun } from '@/lib/people/staff.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { DUE, givenDeletions } from '@/tests/support/deletions';
import { FIRST_TRY } from '@/tests/support/first-try';
import {
  asPerson,
  givenAssistant,
  givenInvitation,
  givenManager,
  givenPerson,
  givenWorkspace,
} from '@/tests/support/people';
import { somebodyWaits } from '@/tests/support/waiting';

describe('deleting an account', () => {
  const { database, people, ask, pastRules, mails, givenWorkedTogether, deletesAccount } = givenDeletions();
  const givenObi = (name: string) =>
    givenPerson({ name: `${name} Obi`, email: `${newId()}@inbox.example`, zone: 'Africa/Lagos' });

  it('tells its person and the businesses they assist, and can be taken back', async () => {
    const { pair } = await givenWorkedTogether();
    const { owner, assistant } = pair;
    const id = newId();

    doneOf(await deletesAccount(assistant, id));

    const told = await mails('deletion.account_pending', id);
    expect(told.map(({ to }) => to)).toEqual([assistant.email, owner.email].toSorted());
    doneOf(await asPerson(assistant, () => submit(keepAccount, {})));
    await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));
    expect(await getAccountDeletion(assistant.userId)).toMatchObject({ dueAt: null, holds: [] });
    expect(await ask('SELECT deleted_at FROM users WHERE id = $1', [assistant.userId])).toEqual([
      { deleted_at: null },
    ]);
  });

  it("can't start while an agreement is in force, or a business would have no owner", async () => {
    const { pair, agreement } = await givenWorkedTogether({ isOver: false });

    expect(refusalOf(await deletesAccount(pair.assistant)).message).toContain('Adeyemi Fairs');
    const { holds } = await getAccountDeletion(pair.assistant.userId);
    expect(holds.map((hold) => pageOfHold(hold, 'assistant'))).toEqual([
      addresses.inboxAgreement(pair.workspace.id, agreement.id),
    ]);
    expect(refusalOf(await deletesAccount(people().foreign.owner)).message).toContain('only owner');
    const { userId } = pair.assistant;
    const id = newId();
    await ask(`INSERT INTO account_deletions VALUES ($1, $2, $3::timestamptz - interval '14 days', $3)`, [
      userId,
      id,
      DUE,
    ]);
    await expect(ask('SELECT app.erase_account($1, $2, $3)', [userId, id, DUE])).rejects.toThrow(
      'something binds this person',
    );
  });

  it('leaves a business one of two owners who leave at the same moment', async () => {
    const [one, two] = await Promise.all([givenObi('Ada'), givenObi('Ben')]);
    const workspace = await givenWorkspace(one, { name: 'Obi & Obi' });
    await givenManager(workspace, two);
    await pastRules(`UPDATE memberships SET role = 'owner' WHERE workspace_id = $1`, workspace.id);
    const [first, second] = [newId(), newId()];
    doneOf(await deletesAccount(one, first));
    doneOf(await deletesAccount(two, second));
    const leaving = new Client({ connectionString: database().appUrl });
    await leaving.connect();

    await leaving.query('BEGIN');
    await leaving.query('SELECT app.erase_account($1, $2, $3)', [one.userId, first, DUE]);
    const both = atTime(DUE, () => eraseAccount.perform({ userId: two.userId, id: second }, FIRST_TRY));
    await Promise.race([both, onConnection(database().ownerUrl, somebodyWaits)]);
    await leaving.query('COMMIT');
    await leaving.end();

    // the slower one looks again, and finds that nobody else is left
    await both;
    expect(await getAccountDeletion(two.userId)).toMatchObject({
      heldAt: DUE,
      holds: [{ kind: 'last_owner', with: 'Obi & Obi' }],
    });
  });

  it('that runs a business is announced to its other owners when it is asked for and taken back, with what it means', async () => {
    const [ada, ben, chi] = await Promise.all([givenObi('Ada'), givenObi('Ben'), givenObi('Chi')]);
    const workspace = await givenWorkspace(ada, { name: 'Obi Stoves' });
    await Promise.all([ben, chi].map((person) => givenManager(workspace, person)));
    await pastRules(`UPDATE memberships SET role = 'owner' WHERE user_id = $1`, ben.userId);
    const id = newId();

    doneOf(await deletesAccount(ben, id));

    const told = await mails('deletion.account_pending', id);
    expect(told.map(({ to }) => to)).toEqual([ada.email, ben.email].toSorted());
    const hers = told.find(({ to }) => to === ada.email)?.text.replaceAll(/\s+/g, ' ');
    expect(hers).toContain('they don’t run Obi Stoves');
    expect(hers).toContain('You are its only owner then');
    const leaving = { userId: ben.userId, name: 'Ben Obi', role: 'owner', dueAt: DUE, isReaderAlone: true };
    expect(await listLeavingStaff(ada.userId, workspace.id)).toEqual([leaving]);
    for (const other of [ben, chi, people().ruth])
      expect(await listLeavingStaff(other.userId, workspace.id)).toEqual([]);

    doneOf(await asPerson(ben, () => submit(keepAccount, {})));

    const kept = await mails('deletion.account_kept', id);
    expect(kept.find(({ to }) => to === ada.email)?.text).toContain('They go on running Obi Stoves');
    expect(await listLeavingStaff(ada.userId, workspace.id)).toEqual([]);
  });

  it('that ran a business is reported to its owners and logged without a name, and people it alone invited aren’t invited any more', async () => {
    const { ruth } = people();
    const [ada, ben] = await Promise.all([givenObi('Ada'), givenObi('Ben')]);
    const workspace = await givenWorkspace(ruth, { name: 'Obi Tiles' });
    const invited = { id: newId(), workspaceId: workspace.id, name: ada.name, email: ada.email };
    doneOf(await asPerson(ruth, () => submit(inviteToRun, { ...invited, role: 'owner' })));
    doneOf(await asPerson(ada, () => submit(acceptInvitation, { token: invitationToken(invited.id) })));
    await ask(
      `INSERT INTO audit_events (workspace_id, id, action, subject_kind, subject_id, data, at)
       SELECT workspace_id, gen_random_uuid(), 'membership.role_changed', 'membership', id, '{"name": "Ada Obi", "to": "owner"}', now()
       FROM memberships WHERE workspace_id = $1 AND user_id = $2`,
      [workspace.id, ada.userId],
    );
    const asked = { id: newId(), workspaceId: workspace.id, name: ben.name, email: ben.email };
    doneOf(await asPerson(ada, () => submit(inviteToRun, { ...asked, role: 'owner' })));
    const id = newId();
    doneOf(await deletesAccount(ada, id));

    for (let run = 0; run < 2; run += 1)
      await atTime(DUE, () => eraseAccount.perform({ userId: ada.userId, id }, FIRST_TRY));

    const told = await ask<{ to: string; subject: string; text: string }>(
      `SELECT to_address AS to, subject, text FROM mails WHERE kind = 'people.who_runs_it' AND subject_id = $1 AND subject LIKE '% left %'`,
      [ada.userId],
    );
    expect(told).toMatchObject([{ to: ruth.email, subject: 'Ada Obi has left Obi Tiles' }]);
    expect(told[0]?.text).toContain('deleted their account');
    const log = await ask(
      `SELECT action, data FROM audit_events WHERE workspace_id = $1
         AND action IN ('membership.ended', 'membership.role_changed', 'invitation.withdrawn') ORDER BY action`,
      [workspace.id],
    );
    expect(log).toEqual([
      { action: 'invitation.withdrawn', data: {} },
      { action: 'membership.ended', data: { role: 'owner' } },
      { action: 'membership.role_changed', data: { to: 'owner' } },
    ]);
    const named = await ask<{ count: number }>(
      `SELECT ((SELECT count(*) FROM audit_events e WHERE e.workspace_id = $1 AND e.data::text LIKE '%Ada Obi%')
         + (SELECT count(*) FROM invitations i WHERE i.workspace_id = $1 AND i.name = 'Ada Obi'))::int AS count`,
      [workspace.id],
    );
    expect(named).toEqual([{ count: 0 }]);
    const late = { token: invitationToken(asked.id) };
    expect(refusalOf(await asPerson(ben, () => submit(acceptInvitation, late))).code).toBe('withdrawn');
  });

  it('takes invitations with it that nobody can accept any more, and what was opened for them', async () => {
    const { ruth } = people();
    const ada = await givenObi('Ada');
    const workspace = await givenWorkspace(ruth, { name: 'Obi Glazes' });
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, ada);
    const id = newId();
    doneOf(await deletesAccount(ada, id));

    await atTime(DUE, () => eraseAccount.perform({ userId: ada.userId, id }, FIRST_TRY));

    expect(await listEngagements(ruth.userId, workspace.id)).toEqual([]);
    expect((await getEngagement(ruth.userId, workspace.id, engagementId))?.state).toBe('ended');
    expect((await getInvitation(token, ruth))?.state).toBe('withdrawn');
    const seen = { workspaceId: workspace.id, invitationId, version: 2 };
    expect(refusalOf(await asPerson(ruth, () => submit(resendInvitation, seen))).code).toBe('too_late');
  });

  it('lets the same address start again, as somebody who has nothing here', async () => {
    const { pair } = await givenWorkedTogether();
    const { assistant } = pair;
    const id = newId();
    doneOf(await deletesAccount(assistant, id));
    await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));

    const again = await givenPerson({ name: 'Nia Lopes', email: assistant.email, zone: 'Europe/Lisbon' });

    expect(again.userId).not.toBe(assistant.userId);
    expect(await ask('SELECT 1 FROM memberships WHERE user_id = $1', [again.userId])).toEqual([]);
    expect(await ask('SELECT 1 FROM sessions WHERE user_id = $1', [assistant.userId])).toEqual([]);
  });

  it('is cancelled when its person got the account back with their address, and the businesses that were told hear that, once', async () => {
    const { ruth } = people();
    const leaver = await givenPerson({ name: 'Sam Reyes', email: 'sam@inbox.example', zone: 'Asia/Manila' });
    const workspace = await givenWorkspace(ruth);
    await givenAssistant(ruth, workspace, leaver);
    const { userId, sessionId } = leaver;
    const back = await withActor({ kind: 'auth' }, async (tx) => {
      const move = {
        userId,
        sessionId,
        id: newId(),
        fromAddress: leaver.email,
        toAddress: 'thief@evil.example',
      };
      const made = await askForAddress(tx, move, new Date());
      return (await moveToAddress(tx, made?.token ?? '', new Date()))?.undo ?? '';
    });
    const thief = { ...leaver, email: 'thief@evil.example' };
    const id = newId();
    doneOf(await asPerson(thief, () => submit(deleteAccount, { id, confirmation: thief.email })));

    const told = async () => (await mails('deletion.account_kept', id)).map(({ to }) => to);
    await notifyKept.perform({ userId, id }, FIRST_TRY);
    expect(await told()).toEqual([]);

    await withActor({ kind: 'auth' }, (tx) => takeAddressBack(tx, back, new Date()));
    await notifyKept.perform({ userId, id }, FIRST_TRY);
    await notifyKept.perform({ userId, id }, FIRST_TRY);

    expect(
      await ask(`SELECT 1 FROM graphile_worker._private_jobs WHERE key = 'deletion.kept:${id}'`),
    ).toHaveLength(1);
    expect(await told()).toEqual([ruth.email, leaver.email].sort());
  });
});
