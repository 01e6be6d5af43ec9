import { describe, expect, it } from 'vitest';
import { getEngagement, listEngagements } from '@/lib/people/engagements/engagements.queries';
import { getInvitation } from '@/lib/people/invitations/invitations.queries';
import {
  inviteAssistant,
  readdressInvitation,
  resendInvitation,
  withdrawInvitation,
} from '@/lib/people/invitations/inviting.actions';
import { endMembership } from '@/lib/people/staff.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { accepts, givenNewcomer, trailOf } from '@/tests/support/invitations';
import { mailsIn } from '@/tests/support/notifications';
import {
  asPerson,
  givenInvitation,
  givenPeople,
  type Person,
  type TestWorkspace,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { newestMailTo } from '@/tests/support/signing-in';
import { givenBusiness, givenStaff, seenOf } from '@/tests/support/staff';

givenDatabaseWithPeople();

describe('inviting an assistant', () => {
  it('opens an engagement, and mails a link that can also be copied', async () => {
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
    const mail = (await mailsIn(workspace.id, 'people.invitation')).at(-1);
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
    const mails = await mailsIn(workspace.id, 'people.invitation');
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
    const mails = await mailsIn(workspace.id, 'people.invitation');
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
  ])('%j is reported at the field', async (fields, fieldErrors) => {
    const { ruth, workspace } = await givenPeople();

    const answer = await asPerson(ruth, () =>
      submit(inviteAssistant, { id: newId(), workspaceId: workspace.id, ...fields }),
    );

    expect(refusalOf(answer).fieldErrors).toEqual(fieldErrors);
  });
});

describe('an invitation to an address that somebody doesn’t use', () => {
  it('goes to the one they use, with the same link, which no longer works for the one before', async () => {
    const { ruth, workspace } = await givenPeople();
    const [before, aroha] = [await givenNewcomer(), await givenNewcomer()];
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, before);
    const seen = { workspaceId: workspace.id, invitationId, version: 1, email: aroha.email };

    doneOf(await asPerson(ruth, () => submit(readdressInvitation, seen)));

    const mail = await newestMailTo(aroha.email);
    expect(mail).toMatchObject({ kind: 'people.invitation', subjectId: invitationId });
    expect(mail.text).toContain(`/invitations/${token}`);
    expect(refusalOf(await accepts(before, token)).code).toBe('other_address');
    expect(doneOf(await accepts(aroha, token)).engagementId).toBe(engagementId);
    expect(await trailOf(workspace, invitationId)).toContainEqual({
      action: 'invitation.readdressed',
      data: { email: aroha.email },
    });
  });

  it('goes to nobody who is already here, or invited', async () => {
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
  it('ends the engagement, says so to anybody who holds the link, and frees the address', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, aroha);
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };

    doneOf(await asPerson(ruth, () => submit(withdrawInvitation, seen)));

    expect(refusalOf(await accepts(aroha, token)).code).toBe('withdrawn');
    expect(await getEngagement(ruth.userId, workspace.id, engagementId)).toMatchObject({ state: 'ended' });
    const list = await listEngagements(ruth.userId, workspace.id);
    expect(list.map(({ id }) => id)).not.toContain(engagementId);
    const again = await givenInvitation(ruth, workspace, aroha);
    expect(doneOf(await accepts(aroha, again.token)).engagementId).toBe(again.engagementId);
  });

  it('and joining at the same moment leave one of the two', async () => {
    const { ruth, workspace } = await givenPeople();
    const aroha = await givenNewcomer();
    const { engagementId, invitationId, token } = await givenInvitation(ruth, workspace, aroha);
    const seen = { workspaceId: workspace.id, invitationId, version: 1 };

    const [joined, withdrawn] = await Promise.all([
      accepts(aroha, token),
      asPerson(ruth, () => submit(withdrawInvitation, seen)),
    ]);

    expect([joined.status, withdrawn.status].sort()).toEqual(['done', 'refused']);
    const page = await getEngagement(ruth.userId, workspace.id, engagementId);
    expect(page?.state).toBe(joined.status === 'done' ? 'onboarding' : 'ended');
  });

  it('from an outdated page is refused, and so is sending it again', async () => {
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

describe('mailing an invitation again', () => {
  const sendAgain = async (by: Person, { id: workspaceId }: TestWorkspace, invitationId: string) => {
    const { version } = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.invitation.findUniqueOrThrow({ where: { id: invitationId } }),
    );
    return asPerson(by, () => submit(resendInvitation, { workspaceId, invitationId, version }));
  };

  it('comes in the name of the owner who invited them, whoever sends it, until they own the business no more', async () => {
    const { ruth, workspace } = await givenBusiness();
    const tomas = await givenStaff(ruth, workspace, 'owner');
    const aroha = await givenNewcomer();
    const { invitationId, token } = await givenInvitation(ruth, workspace, aroha);
    const invitedBy = async () => (await getInvitation(token, aroha))?.invitedBy;

    doneOf(await sendAgain(tomas, workspace, invitationId));
    expect((await newestMailTo(aroha.email)).text).toContain('Ruth Adeyemi invites you');
    expect(await invitedBy()).toBe('Ruth Adeyemi');

    const seen = await seenOf(tomas, workspace, ruth);
    doneOf(await asPerson(tomas, () => submit(endMembership, seen)));
    expect(await invitedBy()).toBe(workspace.name);
    doneOf(await sendAgain(tomas, workspace, invitationId));

    expect((await newestMailTo(aroha.email)).text).toContain('Tomás Ribeiro invites you');
    expect(await invitedBy()).toBe('Tomás Ribeiro');
  });

  it('reaches one address five times a day at most, by whichever way, and again after that day', async () => {
    const { ruth, workspace } = await givenPeople();
    const [aroha, other] = [await givenNewcomer(), await givenNewcomer()];
    const first = await givenInvitation(ruth, workspace, aroha);
    const place = { workspaceId: workspace.id, invitationId: first.invitationId };
    for (const [version, { email }] of [other, aroha, other, aroha].entries())
      doneOf(
        await asPerson(ruth, () => submit(readdressInvitation, { ...place, version: version + 1, email })),
      );
    doneOf(await asPerson(ruth, () => submit(withdrawInvitation, { ...place, version: 5 })));
    const { invitationId } = await givenInvitation(ruth, workspace, aroha);
    doneOf(await sendAgain(ruth, workspace, invitationId));

    expect(refusalOf(await sendAgain(ruth, workspace, invitationId)).code).toBe('mailed_often');
    const nextDay = new Date(Date.now() + 25 * 3_600_000);
    doneOf(await atTime(nextDay, () => sendAgain(ruth, workspace, invitationId)));
  });
});
