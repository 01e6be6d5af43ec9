import { sentMails } from '@/tests/support/servers/mailbox';
import { askDatabase } from '../steps/postgres-tools';

type MailRow = { id: string; state: string; providerId: string | null };

/**
 * Compares the mails that the service accepted with those that the product wrote.
 * @returns how many it accepted, and a sentence for each that it accepted twice, that nobody wrote, or about which
 * product and service disagree.
 */
export async function verifyMails(ownerUrl: string, mailboxUrl: string) {
  const rows = await askDatabase<MailRow>(
    ownerUrl,
    'SELECT id, state::text, provider_id AS "providerId" FROM mails',
  );
  const written = new Map(rows.map((row) => [row.id, row]));
  const taken = await sentMails(mailboxUrl);
  const wrong: string[] = [];
  for (const [key, copies] of Map.groupBy(taken, ({ idempotencyKey }) => idempotencyKey ?? '')) {
    const row = written.get(key.replace('mail:', ''));
    if (copies.length > 1) wrong.push(`The mail ${key} was taken ${copies.length} times.`);
    if (!row) wrong.push(`The service took a mail ${key} that nobody wrote.`);
    else if (row.providerId !== copies[0]?.id)
      wrong.push(`The mail ${row.id} was taken, and is ${row.state} here.`);
  }
  const ids = new Set(taken.map(({ id }) => id));
  for (const { id, state, providerId } of rows)
    if (providerId !== null && !ids.has(providerId))
      wrong.push(`The mail ${id} is ${state}, and was never taken.`);
  return { taken: taken.length, wrong };
}
