import { operatorAddresses } from '@/lib/platform/env/operators';
import { notFound } from '@/lib/platform/result';
import { isUnderFormerAddress } from './how-proven';

type Signed = { readonly email: string; readonly authenticatedBy: string };

/**
 * @returns whether somebody has signed in under an operator's address. Not in a session from before their account got it:
 * whoever talks an operator into pressing the button for their account would be one (adr/0200).
 */
export function isOperator({ email, authenticatedBy }: Signed): boolean {
  return operatorAddresses().includes(email.toLowerCase()) && !isUnderFormerAddress(authenticatedBy);
}

/** Lets only operators do something. @throws Refused (`not_found`): for anybody else it isn't there. */
export function requireOperator(signedIn: Signed, what: string): void {
  if (!isOperator(signedIn)) throw notFound(what);
}
