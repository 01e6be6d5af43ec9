import type { Mail } from '@/lib/platform/db/generated/client';
import { SECRET_KINDS } from './secrets';

/**
 * Kinds that go where they were written to. What tells of the way into an account, or that it is to be deleted, is for whoever
 * had it when that was done, who may not be who has it now; and of a copy the chain of its agreement says where it went.
 */
export const STAYING_KINDS: readonly string[] = [
  ...SECRET_KINDS,
  'api.token_made',
  'deletion.account_pending',
  'deletion.account_kept',
  'deletion.account_held',
  'agreement.copy',
];

type Waiting = Pick<Mail, 'recipientUserId' | 'triedAt' | 'kind'>;

/**
 * @returns whether a mail that waits goes where its reader is reached now, rather than where they were when it was written: it
 * is a person's, as an invitation is not, and the mail service was never given it under the address before.
 */
export function followsItsReader({ recipientUserId, triedAt, kind }: Waiting): boolean {
  return recipientUserId !== null && triedAt === null && !STAYING_KINDS.includes(kind);
}
