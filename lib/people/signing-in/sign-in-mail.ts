import { createElement } from 'react';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { linkEnd, makeLinkToken } from '@/lib/platform/auth/sign-in-links';
import { queueMail } from '@/lib/platform/mail';
import { withActor } from '@/lib/platform/tenancy';
import { SignInMail, signInSubject } from './emails/sign-in';

/**
 * Makes a sign-in link and queues its mail, both or neither. Whether anybody has this address is never looked up here,
 * so neither the answer nor its timing can reveal it.
 * @param to one of our own pages, where the person goes once signed in
 */
export async function mailSignInLink(email: string, to: string, at: Date): Promise<void> {
  await withActor({ kind: 'auth' }, async (tx) => {
    const token = await makeLinkToken(tx, email, at);
    const expiresAt = linkEnd(email, at);
    await queueMail(tx, {
      to: email,
      kind: 'people.sign_in',
      subject: signInSubject({ expiresAt }),
      element: createElement(SignInMail, { url: absolute(addresses.signInLink(token, to)), expiresAt }),
    });
  });
}
