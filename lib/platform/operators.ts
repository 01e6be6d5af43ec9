import { env } from './env';
import { listedIn } from './listed-in';
import { notFound } from './result';

/** @returns the addresses of those who run this installation (HANDOVER_OPERATORS), in lower case. */
export function operatorAddresses(): readonly string[] {
  return listedIn(env().HANDOVER_OPERATORS?.toLowerCase());
}

/** @returns whether an address is of somebody who runs this installation. */
export function isOperator(email: string): boolean {
  return operatorAddresses().includes(email.toLowerCase());
}

/** Lets only whoever runs this installation do something. @throws Refused (`not_found`): for all others it isn't there. */
export function requireOperator({ email }: { readonly email: string }, what: string): void {
  if (!isOperator(email)) throw notFound(what);
}
