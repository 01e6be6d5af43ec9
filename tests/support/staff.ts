import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { invitationToken } from '@/lib/people/invitations/invitation-token';
import { inviteToRun } from '@/lib/people/staff.actions';
import { getStaff } from '@/lib/people/staff.queries';
import { newId } from '@/lib/platform/ids';
import { doneOf, submit } from './browser/forms';
import { asPerson, givenPerson, givenWorkspace, type Person, type TestWorkspace } from './people';

/** Somebody new, with a session, who doesn't belong anywhere yet. */
export function givenSomeone(name = 'Tomás Ribeiro'): Promise<Person> {
  return givenPerson({ name, email: `${newId()}@studio.example`, zone: 'Europe/Lisbon' });
}

/** A business that Ruth runs alone. */
export async function givenBusiness() {
  const ruth = await givenSomeone('Ruth Adeyemi');
  return { ruth, workspace: await givenWorkspace(ruth) };
}

/** @returns what an owner's form posts to ask somebody to run a business. */
export function asked(
  { id: workspaceId }: TestWorkspace,
  { name, email }: Pick<Person, 'name' | 'email'>,
  role: string,
) {
  return { id: newId(), workspaceId, name, email, role };
}

/** Asks somebody new to run a business, and has them join. */
export async function givenStaff(owner: Person, workspace: TestWorkspace, role: 'owner' | 'manager') {
  const person = await givenSomeone();
  const form = asked(workspace, person, role);
  doneOf(await asPerson(owner, () => submit(inviteToRun, form)));
  doneOf(await asPerson(person, () => submit(acceptInvitation, { token: invitationToken(form.id) })));
  return person;
}

/** @returns somebody's membership as a reader's page would post it. */
export async function seenOf(reader: Person, workspace: TestWorkspace, person: Person) {
  const { members } = await getStaff(reader.userId, workspace.id);
  const member = members.find(({ userId }) => userId === person.userId);
  if (!member) throw new Error(`${person.name} doesn’t run it`);
  return { workspaceId: workspace.id, membershipId: member.membershipId, version: member.version };
}

/** @returns who runs a business, and in which role, as a reader sees it. */
export async function rolesOf(reader: Person, workspace: TestWorkspace) {
  const { members } = await getStaff(reader.userId, workspace.id);
  return members.map(({ userId, role }) => [userId, role]);
}
