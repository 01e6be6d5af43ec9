import { listedIn } from '../text/listed-in';
import { env } from './env';

/** @returns the operators' addresses (HANDOVER_OPERATORS), in lower case. */
export function operatorAddresses(): readonly string[] {
  return listedIn(env().HANDOVER_OPERATORS?.toLowerCase());
}
