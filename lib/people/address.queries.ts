import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { findAskedAddress, findFormerAddress } from './address-changes';

/** @returns the address that a link would give an account, and the account's own; null when it isn't good. Doesn't use it up. */
export function getAskedAddress(token: string) {
  return withActor({ kind: 'auth' }, (tx) => findAskedAddress(tx, token, now()));
}

/** @returns the address that a link would restore; null when it isn't good. Doesn't use it up. */
export function getFormerAddress(token: string): Promise<string | null> {
  return withActor({ kind: 'auth' }, (tx) => findFormerAddress(tx, token, now()));
}
