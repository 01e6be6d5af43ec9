import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { getInvitation } from '@/lib/people/invitations/invitations.queries';
import { resendInvitation, withdrawInvitation } from '@/lib/people/invitations/inviting.actions';
import { changeRole, endMembership, inviteToRun } from '@/lib/people/staff.actions';
import { getStaff } from '@/lib/people/staff.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  asPerson,
  givenAssistant,
  givenManager,
  type Person,
  type TestWorkspace,
} from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { asked, givenBusiness, givenSomeone, givenStaff, rolesOf, seenOf } from '@/tests/support/staff';

givenDatabase();

const mailsTo = ({ email }: Person, workspace: TestWorkspace) =>
  withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.mail.findMany({ where: { toAddress: email, workspaceId: workspace.id }, orderBy: { id: 'asc' } }),
  );

describe('asking somebody to run a business', () => {
  it('mails them a link to join, and tells the owners', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'manager');

    expect(await rolesOf(tomas, workspace)).toEqual([
      [ruth.userId, 'owner'],
      [tomas.userId, 'manager'],
    ]);
    expect((await getStaff(ruth.userId, workspace.id)).invitations).toEqual([]);
    const [invitation] = await mailsTo(tomas, workspace);
    expect(invitation?.kind).toBe('people.invitation');
    expect(invitation?.subject).toContain('asks you to run Adeyemi Ceramics as a manager');
    expect((await mailsTo(ruth, workspace)).map(({ subject }) => subject)).toEqual([
      'Tomás Ribeiro runs Adeyemi Ceramics with you now, as a manager',
    ]);
  });

  it('leads the person who joins into the business', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenSomeone();
    const form = asked(workspace, tomas, 'owner');
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));

    const joined = await asPerson(tomas, () => submit(acceptInvitation, { token: invitationToken(form.id) }));

    expect(doneOf(joined).home).toBe(addresses.home(workspace.slug));
  });

  it('is one invitation however often its form comes, and says so when the form says something else', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenSomeone();
    const form = asked(workspace, tomas, 'manager');
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));

    const other = await asPerson(ruth, () => submit(inviteToRun, { ...form, role: 'owner' }));

    expect(refusalOf(other).code).toBe('sent_before');
    expect(await mailsTo(tomas, workspace)).toHaveLength(1);
    expect((await getStaff(ruth.userId, workspace.id)).invitations).toHaveLength(1);
  });

  it('is sent again and withdrawn like any invitation', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenSomeone();
    const form = asked(workspace, tomas, 'manager');
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));
    const seen = { workspaceId: workspace.id, invitationId: form.id, version: 1 };
    doneOf(await asPerson(ruth, () => submit(resendInvitation, seen)));

    const withdrawn = await asPerson(ruth, () => submit(withdrawInvitation, { ...seen, version: 2 }));

    expect(doneOf(withdrawn).to).toBe(addresses.whoRunsIt(workspace.slug));
    expect((await mailsTo(tomas, workspace)).map(({ subject }) => subject.split(':')[0])).toEqual([
      'Ruth Adeyemi asks you to run Adeyemi Ceramics as a manager',
      'Ruth Adeyemi asks you to run Adeyemi Ceramics as a manager',
    ]);
    const late = await asPerson(tomas, () => submit(acceptInvitation, { token: invitationToken(form.id) }));
    expect(refusalOf(late).code).toBe('withdrawn');
    expect((await getStaff(ruth.userId, workspace.id)).invitations).toEqual([]);
  });

  it('asks for a sign-in younger than ten minutes', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tired = { ...ruth, authenticatedAt: new Date(Date.now() - 11 * 60_000) };
    const tomas = await givenSomeone();

    const refused = await asPerson(tired, () => submit(inviteToRun, asked(workspace, tomas, 'owner')));

    expect(refusalOf(refused).code).toBe('sign_in_again');
  });

  it("isn't for somebody who works for the business", async () => {
    const { ruth, workspace } = await givenBusiness();
    const maria = await givenSomeone('Maria Santos');
    await givenAssistant(ruth, workspace, maria);

    const refused = await asPerson(ruth, () => submit(inviteToRun, asked(workspace, maria, 'manager')));

    expect(refusalOf(refused)).toMatchObject({ code: 'assists', fieldErrors: { email: expect.any(String) } });
  });

  it("can't be accepted by somebody who works for it, not even under another address", async () => {
    const { ruth, workspace } = await givenBusiness();
    const maria = await givenSomeone('Maria Santos');
    await givenAssistant(ruth, workspace, maria);
    const form = { ...asked(workspace, maria, 'manager'), email: 'maria.at.home@inbox.example' };
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));

    const token = invitationToken(form.id);
    const refused = await asPerson(maria, () => submit(acceptInvitation, { token }));

    expect(refusalOf(refused).code).toBe('assists');
  });
});

describe('an invitation to run a business that was accepted', () => {
  it('says so to the person until they no longer run it, and not after that', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenSomeone();
    const form = asked(workspace, tomas, 'manager');
    const token = invitationToken(form.id);
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));
    expect((await getInvitation(token, tomas))?.since).toBeNull();
    doneOf(await asPerson(tomas, () => submit(acceptInvitation, { token })));
    expect((await getInvitation(token, tomas))?.since).toBe('runs');
    expect((await getInvitation(token, ruth))?.since).toBeNull();

    const seen = await seenOf(ruth, workspace, tomas);
    doneOf(await asPerson(ruth, () => submit(endMembership, seen)));

    expect((await getInvitation(token, tomas))?.since).toBe('ran');
  });

  it('counts from the day on which they came back, for somebody who had left', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'manager');
    doneOf(await asPerson(ruth, async () => submit(endMembership, await seenOf(ruth, workspace, tomas))));
    const back = new Date(Date.now() + 7 * 86_400_000);
    const again = asked(workspace, tomas, 'owner');

    await atTime(back, async () => {
      doneOf(await asPerson(ruth, () => submit(inviteToRun, again)));
      const token = invitationToken(again.id);
      doneOf(await asPerson(tomas, () => submit(acceptInvitation, { token })));
    });

    const { members } = await getStaff(ruth.userId, workspace.id);
    const since = members.find(({ userId }) => userId === tomas.userId)?.since;
    expect(since?.getTime()).toBeGreaterThanOrEqual(back.getTime());
  });
});

describe("a person's role in running a business", () => {
  it('is changed by an owner, and both are told', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'manager');
    const seen = await seenOf(ruth, workspace, tomas);

    doneOf(await asPerson(ruth, () => submit(changeRole, { ...seen, role: 'owner' })));

    expect(await rolesOf(ruth, workspace)).toEqual([
      [ruth.userId, 'owner'],
      [tomas.userId, 'owner'],
    ]);
    expect((await mailsTo(tomas, workspace)).at(-1)?.subject).toBe(
      'You are an owner of Adeyemi Ceramics now',
    );
  });

  it("isn't changed by a manager, nor over what somebody else has changed meanwhile", async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'manager');
    const seen = await seenOf(ruth, workspace, tomas);

    const byThemselves = await asPerson(tomas, () => submit(changeRole, { ...seen, role: 'owner' }));
    expect(refusalOf(byThemselves).code).toBe('not_allowed');

    const stale = { ...seen, version: seen.version + 1, role: 'owner' };
    const late = await asPerson(ruth, () => submit(changeRole, stale));
    expect(refusalOf(late).code).toBe('changed_meanwhile');
  });
});

describe('leaving a business', () => {
  it('ends access, and a manager may', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'manager');
    const seen = await seenOf(tomas, workspace, tomas);

    const left = await asPerson(tomas, () => submit(endMembership, seen));

    expect(doneOf(left).to).toContain(addresses.start());
    expect(await rolesOf(tomas, workspace)).toEqual([]);
    expect((await mailsTo(ruth, workspace)).at(-1)?.subject).toBe('Tomás Ribeiro has left Adeyemi Ceramics');
    const again = await asPerson(tomas, () => submit(inviteToRun, asked(workspace, ruth, 'owner')));
    expect(refusalOf(again).code).toBe('not_found');
  });

  it('is ended by an owner, who may ask them again', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'owner');
    doneOf(await asPerson(ruth, async () => submit(endMembership, await seenOf(ruth, workspace, tomas))));
    expect((await mailsTo(tomas, workspace)).at(-1)?.subject).toBe('You don’t run Adeyemi Ceramics any more');

    const form = asked(workspace, tomas, 'manager');
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));
    doneOf(await asPerson(tomas, () => submit(acceptInvitation, { token: invitationToken(form.id) })));

    expect(await rolesOf(ruth, workspace)).toEqual([
      [ruth.userId, 'owner'],
      [tomas.userId, 'manager'],
    ]);
  });

  it('is refused to the last owner, who may not become a manager either', async () => {
    const { ruth, workspace } = await givenBusiness();
    const seen = await seenOf(ruth, workspace, ruth);

    const left = await asPerson(ruth, () => submit(endMembership, seen));
    const lowered = await asPerson(ruth, () => submit(changeRole, { ...seen, role: 'manager' }));

    expect(refusalOf(left).code).toBe('last_owner');
    expect(refusalOf(lowered).code).toBe('last_owner');
  });

  it('leaves one owner when two leave at the same moment', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'owner');
    const forms = [ruth, tomas].map(async (person) => ({
      person,
      seen: await seenOf(person, workspace, person),
    }));

    const answers = await Promise.all(
      (await Promise.all(forms)).map(({ person, seen }) =>
        asPerson(person, () => submit(endMembership, seen)),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
  });
});

describe('the database', () => {
  const asBusiness = ({ id }: TestWorkspace, work: Parameters<typeof withActor>[1]) =>
    withActor({ kind: 'workspace', workspaceId: id }, work);

  it('keeps an owner in each business, whatever is written', async () => {
    const { workspace } = await givenBusiness();
    const { id: workspaceId } = workspace;

    await expect(
      asBusiness(workspace, (tx) =>
        tx.membership.updateMany({ where: { workspaceId }, data: { role: 'manager' } }),
      ),
    ).rejects.toThrow('would have no owner');
    await expect(
      asBusiness(workspace, (tx) =>
        tx.membership.updateMany({ where: { workspaceId }, data: { endedAt: new Date() } }),
      ),
    ).rejects.toThrow('would have no owner');
  });

  it('lets nobody run a business and work for it', async () => {
    const { ruth, workspace } = await givenBusiness();
    const maria = await givenSomeone('Maria Santos');
    const engagementId = await givenAssistant(ruth, workspace, maria);
    const tomas = await givenSomeone();
    await givenManager(workspace, tomas);

    await expect(
      asBusiness(workspace, (tx) =>
        tx.membership.updateMany({ where: { userId: maria.userId }, data: { role: 'manager' } }),
      ),
    ).rejects.toThrow('has assisted business');
    await expect(
      asBusiness(workspace, (tx) =>
        tx.engagement.updateMany({ where: { id: engagementId }, data: { assistantUserId: tomas.userId } }),
      ),
    ).rejects.toThrow('runs business');
  });

  it('accepts no invitation to run a business within an engagement', async () => {
    const { ruth, workspace } = await givenBusiness();
    const maria = await givenSomeone('Maria Santos');
    const engagementId = await givenAssistant(ruth, workspace, maria);

    await expect(
      asBusiness(workspace, (tx) =>
        tx.invitation.updateMany({ where: { engagementId }, data: { role: 'owner' } }),
      ),
    ).rejects.toThrow('invitations_to_work_or_to_run');
  });
});
