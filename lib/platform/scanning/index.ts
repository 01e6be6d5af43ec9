import { env } from '@/lib/platform/env';
import { clamd } from './clamd';
import type { Scanner } from './scanner';

/** @returns the scanner that this installation's settings name; null: files aren't checked. */
export function scanner(): Scanner | null {
  const address = env().HANDOVER_SCANNER;
  return address === undefined ? null : clamd(new URL(address));
}
