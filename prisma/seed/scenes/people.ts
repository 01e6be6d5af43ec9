import { createWorkspace } from '@/lib/people/business/workspaces.actions';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { inviteAssistant } from '@/lib/people/invitations/inviting.actions';
import { inviteToRun } from '@/lib/people/staff.actions';
import { introduceYourself } from '@/lib/people/yourself.actions';
import { adapterFor } from '@/lib/platform/auth/adapter';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { CAST, type PersonName } from '../cast';
import type { BusinessStory } from '../story/story';
import type { InvitedStory } from '../story/working-story';
import { act, requestOf } from './acting';
import { idOf } from './ids';
import type { Place, Stage } from './scene';

/** Somebody signs in for the first time and gives their name and time zone; nothing happens if they are known. */
export async function signUp(stage: Stage, name: PersonName, at: Date): Promise<void> {
  if (stage.has(name)) return;
  const character = CAST[name];
  const user = await atTime(at, async () =>
    adapterFor(requestOf(character, at), 'email_link').createUser?.({
      email: character.email,
      emailVerified: at,
    }),
  );
  if (!user) throw new Error(`${character.name} could not sign up`);
  const actor = { ...character, userId: user.id };
  await act(actor, at, introduceYourself, { name: character.name, timeZone: character.zone });
  stage.enter(name, actor);
}

/** The owner makes the workspace. */
export async function found(stage: Stage, business: BusinessStory, at: Date): Promise<void> {
  await signUp(stage, business.owner, at);
  const { id, name, zone, currency } = business;
  await act(stage.actor(business.owner), at, createWorkspace, { id, name, timeZone: zone, currency });
}

/** The owner asks somebody to manage the business, and they join. */
export async function makeManager(
  stage: Stage,
  name: PersonName,
  { id: workspaceId, owner }: Pick<BusinessStory, 'id' | 'owner'>,
  at: Date,
): Promise<void> {
  await signUp(stage, name, at);
  const { name: called, email } = CAST[name];
  const id = idOf(email, at);
  const form = { id, workspaceId, name: called, email, role: 'manager' };
  await act(stage.actor(owner), at, inviteToRun, form);
  await act(stage.actor(name), at, acceptInvitation, { token: invitationToken(id) });
}

/** The owner invites somebody who hasn't answered yet. */
export async function inviteSomebody(
  stage: Stage,
  { id: workspaceId, owner }: Pick<BusinessStory, 'id' | 'owner'>,
  { name, email }: InvitedStory,
  at: Date,
): Promise<void> {
  await act(stage.actor(owner), at, inviteAssistant, { id: idOf(email, at), workspaceId, name, email });
}

export async function invite(stage: Stage, place: Place, at: Date): Promise<void> {
  const { name, email } = CAST[place.assistant];
  const { workspaceId, engagementId: id } = place;
  await act(stage.actor(place.owner), at, inviteAssistant, { id, workspaceId, name, email });
}

/** The assistant opens the link in their invitation and joins. */
export async function join(stage: Stage, place: Place, at: Date): Promise<void> {
  await signUp(stage, place.assistant, at);
  const { workspaceId, engagementId } = place;
  const { id } = await withActor({ kind: 'user', userId: stage.actor(place.owner).userId }, (tx) =>
    tx.invitation.findFirstOrThrow({ where: { workspaceId, engagementId }, select: { id: true } }),
  );
  await act(stage.actor(place.assistant), at, acceptInvitation, { token: invitationToken(id) });
}
