'use server';

import { definePublicAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { findLeftAddress } from '@/lib/platform/auth/left-addresses';
import { signInWithLink } from '@/lib/platform/auth/next-auth';
import { countedNetwork } from '@/lib/platform/auth/request-facts';
import { closeOwnSession, letIn } from '@/lib/platform/auth/sessions';
import { findLink, type MadeLink } from '@/lib/platform/auth/sign-in-links';
import { ASK_FOR_A_LINK } from '@/lib/platform/auth/sign-in-words';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { Address } from '@/lib/platform/mail/typed-address';
import { notFound, type Refused, refused } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { addressLeftInWords } from '../address.rules';
import { findInvitedAddress } from '../invitations/invitations.queries';
import { maskedAddress } from '../masked-address.rules';
import { FollowedLink, Nothing, RequestSignInLink, SpendSignInLink } from '../schema';
import { mailSignInLink } from './sign-in-mail';

/** Mails a sign-in link to whoever asks. The answer is the same whether or not the address is known here. */
export const requestSignInLink = definePublicAction({
  name: 'people.requestSignInLink',
  input: RequestSignInLink,
  async run({ input, request, now }) {
    await takeForLink(input.email, request.ip);
    await mailSignInLink(input.email, input.to, now);
    return { email: input.email };
  },
});

/**
 * Mails a sign-in link to the address that an invitation is for: the caller holds the invitation's link, and may not
 * know the address. The mailed link leads back to the invitation.
 */
export const requestInvitedLink = definePublicAction({
  name: 'people.requestInvitedLink',
  input: FollowedLink,
  async run({ input, request, now }) {
    const email = await findInvitedAddress(input.token);
    if (!email) throw notFound('invitation');
    await takeForLink(email, request.ip);
    await mailSignInLink(email, addresses.invitation(input.token), now);
    return { email: maskedAddress(email) };
  },
});

/**
 * Signs a person in by a link, once. Only the button on the link's page calls it: opening the page uses nothing up. The
 * same press sent again, after a lost answer, signs in again (adr/0161).
 */
export const spendSignInLink = definePublicAction({
  name: 'people.spendSignInLink',
  input: SpendSignInLink,
  async run({ input, request, now, key }) {
    if (request.ip) await takeFrom('signInPerIp', countedNetwork(request.ip));
    const link = await withActor({ kind: 'auth' }, (tx) => findLink(tx, input.token, now));
    if (!link) throw linkIsGone();
    const email = addressBehind(link, input.email);
    await requireNotLeft(email, now);
    const session = await signInWithLink({ token: input.token, email, key }, request);
    if (!session) throw linkIsGone();
    const isIn = await letIn(session);
    return { to: isIn ? input.to : addresses.secondStep(input.to) };
  },
  leadsTo: ({ to }) => to,
});

/** Ends the browser's session, if there is one. */
export const signOut = definePublicAction({
  name: 'people.signOut',
  input: Nothing,
  async run() {
    await closeOwnSession();
  },
  leadsTo: () => '/',
});

/** The place's limit first: somebody who has used that up doesn't use up anybody’s address. */
async function takeForLink(email: string, ip: string | null): Promise<void> {
  // if no proxy says where a call comes from, all of them count as one place
  await (ip ? takeFrom('signInPerIp', countedNetwork(ip)) : takeFrom('signInFromAnywhere', 'all'));
  await takeFrom('signInPerAddress', email);
}

/** @returns the address the link was mailed to; the first owner's, which no mail has carried, is typed beside it. */
function addressBehind(link: MadeLink, typed: string | undefined): string {
  if (!link.isForFirstOwner) return link.email;
  const address = Address.safeParse(typed);
  if (address.success) return address.data;
  throw refused('invalid', address.error.issues[0]?.message ?? 'Type an e-mail address.', 'email');
}

/** @throws Refused (`address_left`) when the account that had the address can still get it back. */
async function requireNotLeft(email: string, at: Date): Promise<void> {
  const left = await withActor({ kind: 'auth' }, (tx) => findLeftAddress(tx, email, at));
  if (left) throw refused('address_left', addressLeftInWords({ email, ...left }));
}

function linkIsGone(): Refused {
  return refused('link_gone', `This link has been used or has expired. ${ASK_FOR_A_LINK}.`);
}
