import { env } from '@/lib/platform/env/env';
import { clamd } from './clamd';
import type { Scanner } from './scanner';

/** @returns the scanner from this installation's settings; null: files aren't scanned. */
export function scanner(): Scanner | null {
  const address = env().HANDOVER_SCANNER;
  return address === undefined ? null : clamd(new URL(address));
}
