import type { RequestFacts, SignedIn } from '@/lib/platform/auth/signed-in';
import { isDemo } from '@/lib/platform/env';

/** @returns who it was, by which address, when and how they had shown it, and from where: for the chain. */
export function evidenceOf({ email, authenticatedAt }: SignedIn, { ip, userAgent }: RequestFacts) {
  return {
    verifiedEmail: email,
    authenticatedAt: authenticatedAt.toISOString(),
    authMethod: howTheySignIn(),
    ip,
    userAgent,
  };
}

/** Sessions begin by a link in an e-mail; a demo lets anybody in, and a signature made there says so. */
export function howTheySignIn(): string {
  return isDemo() ? 'demo' : 'email_link';
}
