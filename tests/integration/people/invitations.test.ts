import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/people/accepting.actions';
import { getEngagement, listEngagements } from '@/lib/people/engagements.queries';
import { getInvitation, listWaitingInvitations } from '@/lib/people/invitations.queries';
import {
  inviteAssistant,
  readdressInvitation,
  resendInvitation,
  withdrawInvitation,
} from '@/lib/people/inviting.actions';
import { requestInvitedLink } from '@/lib/people/signing-in.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import {
  asPerson,
  givenInvitation,
  givenPeople,
  givenPerson,
  type Person,
  type TestWorkspace,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { givenBrowser, newestMailTo } from '@/tests/support/signing-in';

const DAY = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let newcomers = 0;

/** Somebody new, with a session, who belongs nowhere yet. */
async function givenNewcomer(): Promise<Person> {
  newcomers += 1;
  return givenPerson({
    name: 'Aroha Ngata',
    email: `aroha${newcomers}@inbox.example`,
    zone: 'Pacific/Auckland',
  });
}

async function mailsOf(workspace: TestWorkspace, kind: string) {
  return withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.mail.findMany({ where: { workspaceId: workspace.id, kind }, orderBy: { id: 'asc' } }),
  );
}

async function trailOf(workspace: TestWorkspace, subjectId: string) {
  const events = await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.auditEvent.findMany({ where: { workspaceId: workspace.id, subjectId }, orderBy: { id: 'asc' } }),
  );
  return events.map(({ action, data }) => ({ action, data }));
}

const accept = (person: Person, token: string) => asPerson(person, () => submit(acceptInvitation, { token }));

givenDatabaseWithPeople();

describe('inviting an assistant', () => {
  it('opens an engagement, and mails a link that is also there to copy', async () => {
    const { ruth, workspace } = await givenPeople();
    const { engagementId, token } = await givenInvitation(ruth, workspace, {
      name: 'Aroha Ngata',
      email: 'Aroha@Inbox.example',
    });

    const page = await getEngagement(ruth.userId, workspace.id, engagementId);

    expect(page).toMatchObject({ name: 'Aroha Ngata', state: 'invited', standing: 'mail_stuck' });
    expect(page?.invitation).toMatchObject({
      email: 'aroha@inbox.example',
      state: 'open',
      mail: { fate: 'unset' },
    });
    const mail = (await mailsOf(workspace, 'people.invitation')).at(-1);
    expect(mail).toMatchObject({
      toAddress: 'aroha@inbox.example',
      state: 'queued',
      subjectId: page?.invitation?.id,
    });
    expect(mail?.text).toContain(`/invitations/${token}`);
  });

  it('is one invitation, however often the form is sent', async () => {
    const { ruth, workspace } = await givenPeople();
    const form = { id: newId(), workspaceId: workspace.id, name: 'Aroha', email: 'double@inbox.example' };
    const post = () => asPerson(ruth, () => submit(inviteAssistant, form));

    const answers = await Promise.all([post(), post()]);
    const again = await post();

    for (const answer of [...answers, again]) expect(doneOf(answer).engagementId).toBe(form.id);
    const mails = await mailsOf(workspace, 'people.invitation');
    expect(mails.filter(({ toAddress }) => toAddress === form.email)).toHaveLength(1);
  });

  it('says so when the form was sent before with another address: nothing went to the second', async () => {
    const { ruth, workspace } = await givenPeople();
    const form = { id: newId(), workspaceId: workspace.id, name: 'Aroha', email: 'first@inbox.example' };
    doneOf(await asPerson(ruth, () => submit(inviteAssistant, form)));

    const second = await asPerson(ruth, () =>
      submit(inviteAssistant, { ...form, email: 'second@inbox.example' }),
    );

    expect(refusalOf(second)).toMatchObject({ code: 'sent_before' });
    const mails = await mailsOf(workspace, 'people.invitation');
    expect(mails.map(({ toAddress }) => toAddress)).not.toContain('second@inbox.example');
  });

  it('is one invitation for each address, also from two tabs at once', async () => {
    const { ruth, workspace } = await givenPeople();
    const form = { workspaceId: workspace.id, name: 'Aroha', email: 'tabs@inbox.example' };
    const post = () => asPerson(ruth, () => submit(inviteAssistant, { ...form, id: newId() }));

    const answers = await Promise.all([post(), post()]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    const refused = answers.find(({ status }) => status === 'refused');
    expect(refused).toMatchObject({ code: 'already_invited', fieldErrors: { email: expect.any(String) } });
  });

  it('refuses those who are here already, at the field', async () => {
    const { ruth, tomas, maria, workspace } = await givenPeople();
    const invite = ({ email }: Person) =>
      asPerson(ruth, () =>
        submit(inviteAssistant, { id: newId(), workspaceId: workspace.id, name: 'Again', email }),
      );

    expect(refusalOf(await invite(maria))).toMatchObject({
      code: 'already_here',
      fieldErrors: { email: expect.any(String) },
    });
    expect(refusalOf(await invite(tomas)).code).toBe('staff');
    expect(refusalOf(await invite(ruth)).code).toBe('staff');
  });

  it.each([
    [{ name: '', email: 'x@inbox.example' }, { name: 'Say who you invite.' }],
    [
      { name: 'A\u0000\u202e', email: 'x@' },
      { email: 'That doesn’t look like an e-mail address, such as maria@example.com.' },
    ],
    [
      { name: 'a'.repeat(121), email: '' },
      { name: 'That is too long: at most 120 characters.', email: 'Type an e-mail address.' },
    ],
  ])('%j is answered at the field', async (fields, fieldErrors) => {
    const { ruth, workspace } = await givenPeople();

    const answer = await asPerson(ruth, () =>
      submit(inviteAssistant, { id: newId(), workspaceId: workspace.id, ...fields }),
    );

    expect(refusalOf(answer).fieldErrors).toEqual(fieldErrors);
  });
});

describe('joining', () => {
  it('makes the person the assistant of the engagement, and tells the owner once, with the next step', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, token } = await givenInvitation(ruth, workspace, aroha);

    doneOf(await accept(aroha, token));

    const page = await getEngagement(ruth.userId, workspace.id, engagementId);
    expect(page).toMatchObject({
      state: 'onboarding',
      standing: 'agreement_next',
      assistant: { email: aroha.email },
    });
    const mails = (await mailsOf(workspace, 'people.joined')).filter(
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

    const both = await Promise.all([accept(aroha, token), accept(aroha, token)]);

    for (const answer of [...both, await accept(aroha, token)])
      expect(doneOf(answer).engagementId).toBe(engagementId);
    const mails = (await mailsOf(workspace, 'people.joined')).filter(
      ({ subjectId }) => subjectId === engagementId,
    );
    expect(mails).toHaveLength(1);
  });

  it('is for whoever has the address it was sent to, by whose link ever: another is told whom it is for, masked', async () => {
    const { ruth, workspace } = await givenPeople();
    const [aroha, other] = [await givenNewcomer(), await givenNewcomer()];
    const { invitationId, token } = await givenInvitation(ruth, workspace, aroha);

    expect(refusalOf(await accept(other, token)).code).toBe('other_address');
    const page = await getInvitation(token, other);
    expect(page?.maskedEmail).toBe('a•••@inbox.example');
    expect(JSON.stringify(page)).not.toContain(aroha.email);
    doneOf(await accept(aroha, token));

    expect(await trailOf(workspace, invitationId)).toContainEqual({
      action: 'invitation.accepted',
      data: { acceptedEmail: aroha.email },
    });
  });

  it('is kept to the address by the database as well', async () => {
    const { ruth, workspace } = await givenPeople();
    const { invitationId: id } = await givenInvitation(ruth, workspace, await givenNewcomer());

    const joinedAs = ({ userId }: Person) =>
      withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
        tx.invitation.updateMany({ where: { id }, data: { acceptedAt: new Date(), acceptedById: userId } }),
      );

    await expect(joinedAs(ruth)).rejects.toThrow('for another address');
  });

  it('begins with a link that is mailed to the invited address, at the press of whoever holds the invitation’s', async () => {
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

    expect(refusalOf(await accept(ruth, token)).code).toBe('staff');
    expect(refusalOf(await accept(tomas, token)).code).toBe('staff');
    expect(refusalOf(await accept(maria, token)).code).toBe('already_here');
  });

  it('is over after 14 days, until it is sent again, by the same link', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, aroha);

    const late = await atTime(inDays(14.01), () => accept(aroha, token));
    expect(refusalOf(late).code).toBe('expired');
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };
    await atTime(inDays(15), async () => doneOf(await asPerson(ruth, () => submit(resendInvitation, seen))));

    const answer = await atTime(inDays(28), () => accept(aroha, token));
    expect(doneOf(answer).engagementId).toBe(engagementId);
    expect(
      (await mailsOf(workspace, 'people.invitation')).filter(({ subjectId }) => subjectId === invitationId),
    ).toHaveLength(2);
  });

  it.each(['', 'x', 'A'.repeat(64), '../'.repeat(20)])('by the token %j finds nothing', async (token) => {
    const aroha = await givenNewcomer();

    expect(refusalOf(await accept(aroha, token)).code).toBe('not_found');
    expect(await getInvitation(token, null)).toBeNull();
  });
});

describe('an invitation to an address that somebody doesn’t use', () => {
  it('goes to the one they use, by the same link, which opens nothing for the one before', async () => {
    const { ruth, workspace } = await givenPeople();
    const [before, aroha] = [await givenNewcomer(), await givenNewcomer()];
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, before);
    const seen = { workspaceId: workspace.id, invitationId, version: 1, email: aroha.email };

    doneOf(await asPerson(ruth, () => submit(readdressInvitation, seen)));

    const mail = await newestMailTo(aroha.email);
    expect(mail).toMatchObject({ kind: 'people.invitation', subjectId: invitationId });
    expect(mail.text).toContain(`/invitations/${token}`);
    expect(refusalOf(await accept(before, token)).code).toBe('other_address');
    expect(doneOf(await accept(aroha, token)).engagementId).toBe(engagementId);
    expect(await trailOf(workspace, invitationId)).toContainEqual({
      action: 'invitation.readdressed',
      data: { email: aroha.email },
    });
  });

  it('goes to nobody who is here, or invited, already', async () => {
    const { ruth, tomas, maria, workspace } = await givenPeople();
    const [aroha, other] = [await givenNewcomer(), await givenNewcomer()];
    await givenInvitation(ruth, workspace, other);
    const { invitationId } = await givenInvitation(ruth, workspace, aroha);
    const codes: (string | undefined)[] = [];
    for (const { email } of [aroha, other, tomas, maria]) {
      const seen = { workspaceId: workspace.id, invitationId, version: 1, email };
      const refusal = refusalOf(await asPerson(ruth, () => submit(readdressInvitation, seen)));
      codes.push(refusal.fieldErrors.email && refusal.code);
    }

    expect(codes).toEqual(['same_address', 'already_invited', 'staff', 'already_here']);
  });
});

describe('taking an invitation back', () => {
  it('ends the engagement, says so to whoever holds the link, and frees the address', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, aroha);
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };

    doneOf(await asPerson(ruth, () => submit(withdrawInvitation, seen)));

    expect(refusalOf(await accept(aroha, token)).code).toBe('withdrawn');
    expect(await getEngagement(ruth.userId, workspace.id, engagementId)).toMatchObject({ state: 'ended' });
    const list = await listEngagements(ruth.userId, workspace.id);
    expect(list.map(({ id }) => id)).not.toContain(engagementId);
    const again = await givenInvitation(ruth, workspace, aroha);
    expect(doneOf(await accept(aroha, again.token)).engagementId).toBe(again.engagementId);
  });

  it('and joining at the same moment leave one of the two', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, aroha);
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };

    const [joined, withdrawn] = await Promise.all([
      accept(aroha, token),
      asPerson(ruth, () => submit(withdrawInvitation, seen)),
    ]);

    expect([joined.status, withdrawn.status].sort()).toEqual(['done', 'refused']);
    const page = await getEngagement(ruth.userId, workspace.id, engagementId);
    expect(page?.state).toBe(joined.status === 'done' ? 'onboarding' : 'ended');
  });

  it('from a page that is no longer true is refused, and so is sending it again', async () => {
    const { ruth, workspace } = await givenPeople();
    const { invitationId } = await givenInvitation(ruth, workspace, await givenNewcomer());
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };
    doneOf(await asPerson(ruth, () => submit(resendInvitation, seen)));

    const answers = await asPerson(ruth, async () => [
      await submit(resendInvitation, seen),
      await submit(withdrawInvitation, seen),
    ]);

    for (const answer of answers) expect(refusalOf(answer).code).toBe('changed_meanwhile');
  });
});

describe('an invitation whose mail got lost', () => {
  it('waits on the start page of whoever has the address, proven', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { token } = await givenInvitation(ruth, workspace, aroha);

    expect(await listWaitingInvitations(aroha.userId)).toMatchObject([{ token, business: workspace.name }]);
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
