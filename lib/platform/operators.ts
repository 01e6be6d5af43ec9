import { env } from './env';

/** @returns the addresses of those who run this installation (HANDOVER_OPERATORS), in lower case. */
export function operatorAddresses(): readonly string[] {
  const named = (env().HANDOVER_OPERATORS ?? '').toLowerCase().split(/[\s,]+/);
  return named.filter((address) => address !== '');
}

/** @returns whether an address is of somebody who runs this installation. */
export function isOperator(email: string): boolean {
  return operatorAddresses().includes(email.toLowerCase());
}
