import { findSuppression, type Suppression } from '@/lib/platform/mail';
import { withActor } from '@/lib/platform/tenancy';

/** @returns why no mail is sent to a person, or null when it is. */
export async function getMailStopped({
  userId,
  email,
}: {
  readonly userId: string;
  readonly email: string;
}): Promise<Suppression | null> {
  return withActor({ kind: 'user', userId }, (tx) => findSuppression(tx, email));
}
