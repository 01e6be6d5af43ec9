import type { Resend } from 'resend';
import type { Mail } from '@/lib/platform/db/generated/client';
import { MAIL_TAG, PATIENCE_MS } from './provider';

/**
 * Whether the service has accepted a mail: `found` by the tag it was sent with, `absent`, or `unknown` because the
 * service wouldn't say.
 */
export type LookUp =
  | { readonly kind: 'found'; readonly providerId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly name: string };

/** Allows for two machines' clocks, and for how long a request may take. */
const SLACK_MS = 5 * 60_000;

/**
 * Looks for a mail among those the service has accepted since it was first tried: from the newest back, comparing the
 * tags of those with its address and subject. Slow, so only where the service no longer knows the idempotency key.
 */
export async function lookUp(service: Resend, mail: Mail, triedAt: Date): Promise<LookUp> {
  const since = triedAt.getTime() - SLACK_MS;
  for (let after: string | undefined; ; ) {
    const { data: page, error } = await service.emails.list(
      { limit: 100, ...(after !== undefined && { after }) },
      { signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    if (error) return { kind: 'unknown', name: error.name };
    for (const { id, to, subject, created_at } of page.data) {
      if (Date.parse(created_at) < since) return { kind: 'absent' };
      if (subject !== mail.subject || !to.includes(mail.toAddress)) continue;
      const isIt = await carriesTag(service, id, mail.id);
      if (isIt === null) return { kind: 'unknown', name: 'not_found' };
      if (isIt) return { kind: 'found', providerId: id };
    }
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return { kind: 'absent' };
  }
}

async function carriesTag(service: Resend, id: string, mailId: string): Promise<boolean | null> {
  const { data } = await service.emails.get(id, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return data ? (data.tags ?? []).some(({ name, value }) => name === MAIL_TAG && value === mailId) : null;
}
