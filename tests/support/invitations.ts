import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { withActor } from '@/lib/platform/tenancy';
import { submit } from './browser/forms';
import { asPerson, givenPerson, type Person, type TestWorkspace } from './people';

let newcomers = 0;

/** Somebody new, with a session, who doesn't belong anywhere yet. */
export function givenNewcomer(): Promise<Person> {
  newcomers += 1;
  const email = `aroha${newcomers}@inbox.example`;
  return givenPerson({ name: 'Aroha Ngata', email, zone: 'Pacific/Auckland' });
}

/** Presses the button behind an invitation's link. @returns the action's answer. */
export function accepts(person: Person, token: string) {
  return asPerson(person, () => submit(acceptInvitation, { token }));
}

/** @returns what a business's audit log says of something, the oldest first. */
export async function trailOf({ id: workspaceId }: TestWorkspace, subjectId: string) {
  const events = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.auditEvent.findMany({ where: { workspaceId, subjectId }, orderBy: { id: 'asc' } }),
  );
  return events.map(({ action, data }) => ({ action, data }));
}
