import type { Mail } from '@/lib/platform/db/generated/client';
import { SECRET_KINDS } from './secrets';

/**
 * Kinds that go to the address they were written for. What concerns access to an account, or its deletion, is for
 * whoever had it at the time, who may not be who has it now; and for a copy, its agreement's chain says where it went.
 */
export const STAYING_KINDS: readonly string[] = [
  ...SECRET_KINDS,
  'api.token_made',
  'calendar.link_made',
  'deletion.account_pending',
  'deletion.account_kept',
  'deletion.account_held',
  'agreement.copy',
];

type Waiting = Pick<Mail, 'recipientUserId' | 'triedAt' | 'kind'>;

/**
 * @returns whether a waiting mail goes to its reader's current address rather than the one it was written for: it is
 * addressed to a person, as an invitation isn't, and the mail service was never given it under the old address.
 */
export function followsItsReader({ recipientUserId, triedAt, kind }: Waiting): boolean {
  return recipientUserId !== null && triedAt === null && !STAYING_KINDS.includes(kind);
}
