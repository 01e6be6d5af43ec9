import { describe, expect, it } from 'vitest';
import { getEngagement } from '@/lib/people/engagements/engagements.queries';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { getInvitation, listWaitingInvitations } from '@/lib/people/invitations/invitations.queries';
import { resendInvitation } from '@/lib/people/invitations/inviting.actions';
import { requestInvitedLink } from '@/lib/people/signing-in/signing-in.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { accepts, givenNewcomer, trailOf } from '@/tests/support/invitations';
import { mailsIn } from '@/tests/support/notifications';
import { asPerson, givenInvitation, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowser, newestMailTo } from '@/tests/support/signing-in';

givenDatabaseWithPeople();

const DAY = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

describe('joining', () => {
  it('makes the person the assistant of the engagement, and tells the owner once, with the next step', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, token } = await givenInvitation(ruth, workspace, aroha);

    doneOf(await accepts(aroha, token));

    const page = await getEngagement(ruth.userId, workspace.id, engagementId);
    expect(page).toMatchObject({
      state: 'onboarding',
      standing: 'agreement_next',
      assistant: { email: aroha.email },
    });
    const mails = (await mailsIn(workspace.id, 'people.joined')).filter(
      ({ subjectId }) => subjectId === engagementId,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ toAddress: ruth.email, recipientUserId: ruth.userId });
    expect(mails[0]?.text).toContain(`/w/${workspace.slug}/assistants/${engagementId}`);
  });

  it('is done once when pressed twice', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, token } = await givenInvitation(ruth, workspace, aroha);

    const both = await Promise.all([accepts(aroha, token), accepts(aroha, token)]);

    for (const answer of [...both, await accepts(aroha, token)])
      expect(doneOf(answer).engagementId).toBe(engagementId);
    const mails = (await mailsIn(workspace.id, 'people.joined')).filter(
      ({ subjectId }) => subjectId === engagementId,
    );
    expect(mails).toHaveLength(1);
  });

  it("is for the person with the address it was sent to, whoever's link it is: another is told whom it is for, masked", async () => {
    const { ruth, workspace } = await givenPeople();
    const [aroha, other] = [await givenNewcomer(), await givenNewcomer()];
    const { invitationId, token } = await givenInvitation(ruth, workspace, aroha);

    expect(refusalOf(await accepts(other, token)).code).toBe('other_address');
    const page = await getInvitation(token, other);
    expect(page?.maskedEmail).toBe('a•••@inbox.example');
    expect(JSON.stringify(page)).not.toContain(aroha.email);
    doneOf(await accepts(aroha, token));

    expect(await trailOf(workspace, invitationId)).toContainEqual({
      action: 'invitation.accepted',
      data: { acceptedEmail: aroha.email },
    });
  });

  it('is bound to the address by the database as well', async () => {
    const { ruth, workspace } = await givenPeople();
    const { invitationId: id } = await givenInvitation(ruth, workspace, await givenNewcomer());

    const joinedAs = ({ userId }: Person) =>
      withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
        tx.invitation.updateMany({ where: { id }, data: { acceptedAt: new Date(), acceptedById: userId } }),
      );

    await expect(joinedAs(ruth)).rejects.toThrow('for another address');
  });

  it('begins with a link that is mailed to the invited address, when anybody who holds the invitation’s link presses the button', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { token } = await givenInvitation(ruth, workspace, aroha);

    const { answer } = await givenBrowser().post(requestInvitedLink, { token });
    const none = await givenBrowser().post(requestInvitedLink, { token: 'A'.repeat(64) });

    expect(doneOf(answer)).toEqual({ email: 'a•••@inbox.example' });
    const mail = await newestMailTo(aroha.email);
    expect([mail.kind, mail.text]).toEqual([
      'people.sign_in',
      expect.stringContaining(encodeURIComponent(`/invitations/${token}`)),
    ]);
    expect(refusalOf(none.answer).code).toBe('not_found');
  });

  it('isn’t for those who run the workspace, nor twice for the same person', async () => {
    const { ruth, tomas, maria, workspace } = await givenPeople();
    const { token } = await givenInvitation(ruth, workspace, { name: 'Any', email: 'any@inbox.example' });

    expect(refusalOf(await accepts(ruth, token)).code).toBe('staff');
    expect(refusalOf(await accepts(tomas, token)).code).toBe('staff');
    expect(refusalOf(await accepts(maria, token)).code).toBe('already_here');
  });

  it('expires after 14 days, until it is sent again, with the same link', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, aroha);

    const late = await atTime(inDays(14.01), () => accepts(aroha, token));
    expect(refusalOf(late).code).toBe('expired');
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };
    await atTime(inDays(15), async () => doneOf(await asPerson(ruth, () => submit(resendInvitation, seen))));

    const answer = await atTime(inDays(28), () => accepts(aroha, token));
    expect(doneOf(answer).engagementId).toBe(engagementId);
    expect(
      (await mailsIn(workspace.id, 'people.invitation')).filter(
        ({ subjectId }) => subjectId === invitationId,
      ),
    ).toHaveLength(2);
  });

  it('finds nothing by a link of ours whose invitation is gone with its business', async () => {
    const aroha = await givenNewcomer();
    const token = invitationToken(newId());

    expect(refusalOf(await accepts(aroha, token)).code).toBe('not_found');
    expect(await getInvitation(token, aroha)).toBeNull();
  });

  it.each(['', 'x', 'A'.repeat(64), '../'.repeat(20)])('with the token %j finds nothing', async (token) => {
    const aroha = await givenNewcomer();

    expect(refusalOf(await accepts(aroha, token)).code).toBe('not_found');
    expect(await getInvitation(token, null)).toBeNull();
  });
});

describe('an invitation whose mail got lost', () => {
  it('waits on the start page of the person with the address, verified', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { token } = await givenInvitation(ruth, workspace, aroha);

    expect(await listWaitingInvitations(aroha.userId)).toMatchObject([
      { token, business: workspace.name, name: aroha.name },
    ]);
    await withActor({ kind: 'auth' }, (tx) =>
      tx.user.update({ where: { id: aroha.userId }, data: { emailVerifiedAt: null } }),
    );
    expect(await listWaitingInvitations(aroha.userId)).toEqual([]);
  });

  it('shows no assistant of the workspace to another', async () => {
    const { maria, dewi, workspace } = await givenPeople();

    const seen = await withActor({ kind: 'user', userId: maria.userId }, async (tx) => ({
      engagements: await tx.engagement.count({ where: { assistantUserId: dewi.userId } }),
      people: await tx.user.findMany({ where: { id: dewi.userId } }),
      invitations: await tx.invitation.count({ where: { workspaceId: workspace.id } }),
    }));

    expect(seen).toEqual({ engagements: 0, people: [], invitations: 0 });
  });
});
