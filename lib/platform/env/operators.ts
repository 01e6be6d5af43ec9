import { notFound } from '../result';
import { listedIn } from '../text/listed-in';
import { env } from './env';

/** @returns the operators' addresses (HANDOVER_OPERATORS), in lower case. */
export function operatorAddresses(): readonly string[] {
  return listedIn(env().HANDOVER_OPERATORS?.toLowerCase());
}

/** @returns whether an address is an operator's. */
export function isOperator(email: string): boolean {
  return operatorAddresses().includes(email.toLowerCase());
}

/** Lets only operators do something. @throws Refused (`not_found`): for anybody else it isn't there. */
export function requireOperator({ email }: { readonly email: string }, what: string): void {
  if (!isOperator(email)) throw notFound(what);
}
