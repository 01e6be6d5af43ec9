import type { RequestFacts, SignedIn } from '@/lib/platform/auth/signed-in';
import { isDemo } from '@/lib/platform/env/env';

/**
 * @returns whose account it was, with which address, when and how they had proved it, and from where: for the chain.
 */
export function evidenceOf(signedIn: SignedIn, { ip, userAgent }: RequestFacts) {
  const { name, email, authenticatedAt } = signedIn;
  return {
    accountName: name,
    verifiedEmail: email,
    authenticatedAt: authenticatedAt.toISOString(),
    authMethod: howTheySignedIn(signedIn),
    ip,
    userAgent,
  };
}

/** @returns how somebody last proved who they are; a demo lets anybody in, and a signature made there says so. */
export function howTheySignedIn({ authenticatedBy }: SignedIn): string {
  return isDemo() ? 'demo' : authenticatedBy;
}
