import { z } from 'zod';

/** What Google says about somebody who has signed in there (OpenID Connect Core 1.0, 5.1; `hd` is Google's own). */
const Claims = z.object({
  email: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.email().max(254)),
  email_verified: z.literal(true),
  hd: z.string().min(1).optional(),
});

const GOOGLES_OWN = /@(gmail|googlemail)\.com$/;

/**
 * Decides whether Google's word for an address is as good as a link mailed to it. It is where Google hosts the mailbox:
 * its own addresses, and those of a Workspace. For any other address it only knows that somebody could read its mail
 * when the Google account was made; the address may have changed hands since
 * (developers.google.com/identity/sign-in/web/backend-auth, on `email_verified` and `hd`).
 * @returns the address in lower case, as we keep it; null when a mailed link has to prove it.
 */
export function addressGoogleKeeps(claims: unknown): string | null {
  const { data } = Claims.safeParse(claims);
  if (!data) return null;
  return data.hd !== undefined || GOOGLES_OWN.test(data.email) ? data.email : null;
}
