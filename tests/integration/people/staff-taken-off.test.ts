import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { inviteAssistant, readdressInvitation } from '@/lib/people/invitations/inviting.actions';
import { changeRole, endMembership, inviteToRun } from '@/lib/people/staff.actions';
import { getStaff } from '@/lib/people/staff.queries';
import type { FormState } from '@/lib/platform/actions/form-state';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, type Person, type TestWorkspace } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { asked, givenBusiness, givenSomeone, givenStaff, rolesOf, seenOf } from '@/tests/support/staff';
import { givenHolder } from '@/tests/support/waiting';

const database = givenDatabase();

const OKSANA = { name: 'Oksana Bondar', email: 'oksana.bondar@inbox.example' };

describe('somebody who is removed by another owner while they press a button', () => {
  const { holder, somebodyWaits } = givenHolder(database);

  /** Presses it once the other owner has ended their membership, but before everybody can see that. */
  async function pressedMeanwhile<T>(workspace: TestWorkspace, person: Person, press: () => Promise<T>) {
    await holder().query('BEGIN');
    await holder().query('SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE', [workspace.id]);
    await holder().query(
      'UPDATE memberships SET ended_at = now(), version = version + 1 WHERE workspace_id = $1 AND user_id = $2',
      [workspace.id, person.userId],
    );
    const pressed = press();
    await somebodyWaits();
    await holder().query('COMMIT');
    return pressed;
  }

  type Shown = {
    readonly workspace: TestWorkspace;
    readonly another: Awaited<ReturnType<typeof seenOf>>;
    readonly invitationId: string;
  };
  const BUTTONS: readonly (readonly [string, (shown: Shown) => Promise<FormState<unknown>>])[] = [
    ['asks nobody to run it', ({ workspace }) => submit(inviteToRun, asked(workspace, OKSANA, 'owner'))],
    [
      'invites nobody to work for it',
      ({ workspace }) => submit(inviteAssistant, asked(workspace, OKSANA, '')),
    ],
    [
      'sends no invitation of another owner elsewhere',
      ({ workspace, invitationId }) =>
        submit(readdressInvitation, {
          workspaceId: workspace.id,
          invitationId,
          version: 1,
          email: 'elsewhere@inbox.example',
        }),
    ],
    ['makes nobody an owner', ({ another }) => submit(changeRole, { ...another, role: 'owner' })],
    ['takes nobody else off', ({ another }) => submit(endMembership, another)],
  ];
  it.each(BUTTONS)('%s', async (_, press) => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'owner');
    const another = await givenStaff(ruth, workspace, 'manager');
    const waiting = asked(workspace, await givenSomeone(), 'manager');
    doneOf(await asPerson(ruth, () => submit(inviteToRun, waiting)));
    const shown = { workspace, another: await seenOf(tomas, workspace, another), invitationId: waiting.id };

    const answer = await pressedMeanwhile(workspace, tomas, () => asPerson(tomas, () => press(shown)));

    expect(refusalOf(answer).code).toBe('not_found');
    expect(await rolesOf(ruth, workspace)).toEqual([
      [ruth.userId, 'owner'],
      [another.userId, 'manager'],
    ]);
  });
});

describe('an invitation by an owner who then is', () => {
  it.each(['taken off', 'made a manager'])(
    '%s is withdrawn, and another owner’s still works for its own address alone',
    async (how) => {
      const { ruth, workspace } = await givenBusiness();
      const tomas = await givenStaff(ruth, workspace, 'owner');
      const [theirs, hers] = [await givenSomeone(), await givenSomeone()];
      const [form, kept] = [asked(workspace, theirs, 'owner'), asked(workspace, hers, 'manager')];
      doneOf(await asPerson(tomas, () => submit(inviteToRun, form)));
      doneOf(await asPerson(ruth, () => submit(inviteToRun, kept)));
      const seen = await seenOf(ruth, workspace, tomas);

      if (how === 'taken off') doneOf(await asPerson(ruth, () => submit(endMembership, seen)));
      else doneOf(await asPerson(ruth, () => submit(changeRole, { ...seen, role: 'manager' })));

      const late = await asPerson(theirs, () =>
        submit(acceptInvitation, { token: invitationToken(form.id) }),
      );
      expect(refusalOf(late).code).toBe('withdrawn');
      expect((await getStaff(ruth.userId, workspace.id)).invitations.map(({ id }) => id)).toEqual([kept.id]);
      const copied = { token: invitationToken(kept.id) };
      const elsewhere = await givenSomeone();
      const back = await asPerson(elsewhere, () => submit(acceptInvitation, copied));
      expect(refusalOf(back).code).toBe('other_address');
      doneOf(await asPerson(hers, () => submit(acceptInvitation, copied)));
    },
  );
});
