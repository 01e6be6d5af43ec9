import type { ReceivedHead } from './head';

/**
 * Whether a program wrote a mail: an out-of-office reply, a bounce report, a list. Such a mail is never answered, or
 * two programs would write to each other for ever (RFC 3834, 2).
 * @returns true if it says it is automatic or bulk, or comes from nobody (an empty return path, RFC 5321, 4.5.5) or
 * from a mail server.
 */
export function isAutomatic({ from, field }: ReceivedHead): boolean {
  const submitted = field('auto-submitted')?.trim().toLowerCase();
  if (submitted !== undefined && !/^no\b/.test(submitted)) return true;
  if (/^(bulk|junk|list|auto_reply)\b/.test(field('precedence')?.trim().toLowerCase() ?? '')) return true;
  if (field('return-path')?.trim() === '<>') return true;
  if (AUTOMATIC_FIELDS.some((name) => field(name) !== undefined)) return true;
  return /^(mailer-daemon|postmaster|no-?reply)(@|\+)/.test(from.toLowerCase());
}

/** Fields that only programs write, those of lists (RFC 2919) included. */
const AUTOMATIC_FIELDS = ['x-autoreply', 'x-autorespond', 'list-id'];
