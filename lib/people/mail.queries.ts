import { findSuppression, findSuppressions, type Suppression } from '@/lib/platform/mail';
import { withActor } from '@/lib/platform/tenancy';
import { listOwners } from './queries';

/** @returns why no mail is sent to a person, or null if it is. */
export async function getMailStopped({
  userId,
  email,
}: {
  readonly userId: string;
  readonly email: string;
}): Promise<Suppression | null> {
  return withActor({ kind: 'user', userId }, (tx) => findSuppression(tx, email));
}

/** An owner whom mail doesn't reach. */
export type UnreachedOwner = { readonly id: string; readonly name: string; readonly stopped: Suppression };

/** @returns a business's owners whom mail doesn't reach, for assistants who may wait for their answer. */
export async function listUnreachedOwners(
  userId: string,
  workspaceId: string,
): Promise<readonly UnreachedOwner[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const owners = await listOwners(tx, workspaceId);
    const stops = await findSuppressions(
      tx,
      owners.map(({ email }) => email),
    );
    return owners.flatMap(({ id, name, email }) => {
      const stopped = stops.get(email);
      return stopped ? [{ id, name, stopped }] : [];
    });
  });
}
