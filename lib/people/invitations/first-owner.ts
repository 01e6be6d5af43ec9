import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { FIRST_OWNER, makeLinkToken } from '@/lib/platform/auth/sign-in-links';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';

/**
 * Makes the link with which a new installation's first owner signs in, without mail set up. Only its hash is kept, so
 * each start makes another, and one that a second server printed stays good beside it. None works any more once
 * somebody exists.
 * @returns the link, or null when there are people here already.
 */
export async function firstOwnerLink(): Promise<string | null> {
  return withActor({ kind: 'auth' }, async (tx) => {
    if ((await tx.user.count()) > 0) return null;
    const token = await makeLinkToken(tx, FIRST_OWNER, now());
    return absolute(addresses.signInLink(token));
  });
}

/** Prints the first owner's link in the terminal, where only those who run the server see it. */
export async function greetFirstOwner(): Promise<void> {
  const link = await firstOwnerLink();
  if (link === null) return;
  process.stdout.write(
    `\nNobody has signed in here yet. The first owner signs in by this link, once, within a day:\n\n  ${link}\n\n`,
  );
}
