import { recordShellAction } from '@/lib/operating/operator-actions';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { linkEnd, makeLinkToken } from '@/lib/platform/auth/sign-in-links';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { log } from '@/lib/platform/logging/log';
import { Address } from '@/lib/platform/mail/typed-address';
import { refused } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { notifyOfFactor } from '../factors/notifying';
import { invitationToken } from '../invitations/invitation-token';

export type OperatorsLink = { readonly email: string; readonly url: string; readonly expiresAt: Date };

/**
 * Makes a sign-in link for somebody whom no mail reaches, for an operator to hand over. It is good as long as a mailed one,
 * once, and counts towards the same limit; a second step is asked for as ever. It is recorded for good, and the person is
 * told, so that nobody comes in by it unnoticed (adr/0192).
 * @param typed the address, as it was typed
 * @throws Refused (`invalid`, `nobody`, `too_many`)
 */
export async function makeOperatorsLink(typed: string, at: Date): Promise<OperatorsLink> {
  const address = Address.safeParse(typed);
  if (!address.success) throw refused('invalid', `“${typed}” is no e-mail address.`);
  const email = address.data;
  await takeFrom('signInPerAddress', email);
  return withActor({ kind: 'auth' }, async (tx) => {
    const { userId, invitationId } = await findSomebody(tx, email, at);
    const token = await makeLinkToken(tx, email, at, true);
    if (userId !== null) await notifyOfFactor(tx, userId, { news: 'operator_link', at });
    const to = invitationId === null ? undefined : addresses.invitation(invitationToken(invitationId));
    const about =
      userId === null
        ? { about: 'invitation', aboutId: String(invitationId) }
        : { about: 'person', aboutId: userId };
    await recordShellAction(tx, { deed: 'link.made', ...about }, at);
    log.warn(about, 'a sign-in link was made in a terminal');
    return { email, url: absolute(addresses.signInLink(token, to)), expiresAt: linkEnd(email, at) };
  });
}

/** @returns the person with an address, and what they are invited to; one of the two, or both. `tx` acts as 'auth'. */
async function findSomebody(tx: Tx, email: string, at: Date) {
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const invitation = await tx.invitation.findFirst({
    where: { email, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: at } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  if (!user && !invitation)
    throw refused('nobody', `Nobody here has the address ${email}, and nobody is invited under it.`);
  return { userId: user?.id ?? null, invitationId: invitation?.id ?? null };
}
