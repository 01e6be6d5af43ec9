import { createWorkspace } from '@/lib/people/business/workspaces.actions';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { inviteAssistant } from '@/lib/people/invitations/inviting.actions';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { introduceYourself } from '@/lib/people/yourself.actions';
import { adapterFor } from '@/lib/platform/auth/adapter';
import { openSession } from '@/lib/platform/auth/sessions';
import { type RequestFacts, runAs, type SignedIn } from '@/lib/platform/auth/signed-in';
import { hashSessionToken } from '@/lib/platform/auth/tokens';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { findSession } from '@/lib/platform/tenancy/find-session';
import { doneOf, submit } from './browser/forms';
import { takePeople } from './found-people';

/** Somebody with a session. If left out, `authenticatedAt` is the moment of each call: they have just signed in. */
export type Person = Omit<SignedIn, 'authenticatedAt'> & { readonly authenticatedAt?: Date };

export type TestWorkspace = { readonly id: string; readonly slug: string; readonly name: string };

/** The network address of all test people, from those for documentation (RFC 5737). */
export const REQUEST: RequestFacts = {
  requestId: 'test-request',
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0 (tests)',
};

/** Runs `work`, usually one or more actions, as a person. @returns what `work` returns. */
export function asPerson<T>(person: Person, work: () => Promise<T>): Promise<T> {
  return runAs(
    { signedIn: { ...person, authenticatedAt: person.authenticatedAt ?? now() }, request: REQUEST },
    work,
  );
}

/** Runs `work` as somebody who isn't signed in. */
export function asStranger<T>(work: () => Promise<T>): Promise<T> {
  return runAs({ signedIn: null, request: REQUEST }, work);
}

type Someone = { readonly name: string; readonly email: string; readonly zone: string };

/** Signs somebody up, with a session; they then give their name and time zone. The same address is the same person. */
export async function givenPerson(someone: Someone): Promise<Person> {
  return (await givenSession(someone)).person;
}

/** Like `givenPerson`. @returns them, and the token in their browser's cookie. */
export async function givenSession({
  name,
  email,
  zone,
}: Someone): Promise<{ readonly person: Person; readonly token: string }> {
  const user = await adapterFor(REQUEST, 'email_link').createUser?.({ email, emailVerified: now() });
  const token = await openSession(user?.id ?? '', REQUEST);
  const session = await findSession(hashSessionToken(token), now());
  if (!session) throw new Error(`${name} could not sign in`);
  const { sessionId, userId, authenticatedBy } = session;
  const person = { sessionId, userId, email, name, timeZone: zone, authenticatedBy };
  doneOf(await asPerson(person, () => submit(introduceYourself, { name, timeZone: zone })));
  return { person, token };
}

/** Makes a workspace that `owner` owns. */
export async function givenWorkspace(
  owner: Person,
  { name = 'Adeyemi Ceramics', timeZone = owner.timeZone, currency = 'USD' } = {},
): Promise<TestWorkspace> {
  const form = { id: newId(), name, timeZone, currency };
  const { id, slug } = doneOf(await asPerson(owner, () => submit(createWorkspace, form)));
  return { id, slug, name };
}

/** Invites `assistant` as `owner`, without their answer. @returns the engagement's and the invitation's ids. */
export async function givenInvitation(
  owner: Person,
  workspace: TestWorkspace,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<{ readonly engagementId: string; readonly invitationId: string; readonly token: string }> {
  const form = { id: newId(), workspaceId: workspace.id, name, email };
  const { engagementId } = doneOf(await asPerson(owner, () => submit(inviteAssistant, form)));
  const { id } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    tx.invitation.findFirstOrThrow({ where: { workspaceId: workspace.id, engagementId } }),
  );
  return { engagementId, invitationId: id, token: invitationToken(id) };
}

/** Invites `assistant` and lets them join. @returns the engagement's id. */
export async function givenAssistant(
  owner: Person,
  workspace: TestWorkspace,
  assistant: Person,
): Promise<string> {
  const { engagementId, token } = await givenInvitation(owner, workspace, assistant);
  doneOf(await asPerson(assistant, () => submit(acceptInvitation, { token })));
  return engagementId;
}

/**
 * Makes somebody a manager, without the invitation and the mails that usually lead to it.
 * @returns the membership's id
 */
export async function givenManager(workspace: TestWorkspace, person: Person): Promise<string> {
  const id = newId();
  await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.membership.createMany({
      data: {
        workspaceId: workspace.id,
        id,
        userId: person.userId,
        role: 'manager',
        createdAt: now(),
      },
    }),
  );
  return id;
}

/**
 * The cast. Ruth owns Adeyemi Ceramics, Tomás manages it, Maria and Dewi assist it. Ingrid owns another business, which
 * Oluchi assists. Amara is signed in and belongs nowhere. In a database with people they already exist.
 */
export async function givenPeople(): Promise<People> {
  return takePeople() ?? makePeople();
}

/** Makes the cast through the actions that people use. */
export async function makePeople() {
  const ruth = await givenPerson(DEMO_PEOPLE.owner);
  const tomas = await givenPerson(DEMO_PEOPLE.manager);
  const maria = await givenPerson(DEMO_PEOPLE.assistant);
  const dewi = await givenPerson(DEMO_PEOPLE.assistant2);
  const workspace = await givenWorkspace(ruth);
  await givenManager(workspace, tomas);
  const engagements = {
    maria: await givenAssistant(ruth, workspace, maria),
    dewi: await givenAssistant(ruth, workspace, dewi),
  };

  const ingrid = await givenPerson({
    name: 'Ingrid Solheim',
    email: 'ingrid@solheim.example',
    zone: 'Europe/Oslo',
  });
  const oluchi = await givenPerson(DEMO_PEOPLE.assistant3);
  const bakery = await givenWorkspace(ingrid, { name: 'Solheim Bakery', currency: 'NOK' });
  const foreign = {
    owner: ingrid,
    assistant: oluchi,
    workspace: bakery,
    engagementId: await givenAssistant(ingrid, bakery, oluchi),
  };
  const amara = await givenPerson({
    name: 'Amara Diallo',
    email: 'amara@diallo.example',
    zone: 'Africa/Dakar',
  });
  return { ruth, tomas, maria, dewi, workspace, engagements, foreign, stranger: amara };
}

export type People = Awaited<ReturnType<typeof makePeople>>;
