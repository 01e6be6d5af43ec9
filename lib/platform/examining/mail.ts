import { randomUUID } from 'node:crypto';
import { env } from '@/lib/platform/env/env';
import { mailService } from '@/lib/platform/mail/provider';
import { listedIn } from '@/lib/platform/text/listed-in';
import { broken, type Finding, good, note, PATIENCE_MS } from './findings';

/** Checks that mail can leave, by a request with the key that sends nothing, and that events about it can come back. */
export async function examineMail(): Promise<readonly Finding[]> {
  const { RESEND_BASE_URL, RESEND_WEBHOOK_SECRET, MAIL_FROM, MAIL_REPLY_DOMAIN } = env();
  const service = mailService();
  if (!service) {
    return [
      note(
        'RESEND_API_KEY is not set: no mail leaves.',
        'Set it (docs/operate.md, Mail). Until then only the first owner gets in, whoever signs in with Google, and whoever is given a link by npm run sign-in-link; links of invitations can be copied.',
      ),
    ];
  }
  const where = RESEND_BASE_URL ?? 'Resend';
  // Asking for a mail that doesn't exist tells what the key is good for.
  const { error } = await service.emails.get(randomUUID(), { signal: AbortSignal.timeout(PATIENCE_MS) });
  const findings: Finding[] = [judgeAnswer(error, where)];
  if (MAIL_FROM.endsWith('@localhost>') && !RESEND_BASE_URL) {
    findings.push(
      broken('MAIL_FROM is still the local example.', 'Set an address of a domain verified at Resend.'),
    );
  }
  if (!RESEND_WEBHOOK_SECRET) {
    findings.push(
      note(
        'RESEND_WEBHOOK_SECRET is not set: mail stays "accepted", deliveries and bounces are not learned of.',
        'Make a webhook at Resend for /api/webhooks/resend, and set its signing secret.',
      ),
    );
  } else if (listedIn(RESEND_WEBHOOK_SECRET).some((secret) => !secret.startsWith('whsec_'))) {
    findings.push(
      broken(
        'RESEND_WEBHOOK_SECRET is not a signing secret of Resend.',
        'Take the one that the webhook’s page at Resend shows: it begins with whsec_.',
      ),
    );
  }
  if (!MAIL_REPLY_DOMAIN) {
    findings.push(
      note(
        'MAIL_REPLY_DOMAIN is not set: nobody can answer a mail, only in Handover itself.',
        'Let Resend receive mail for a domain of its own, and name it.',
      ),
    );
  } else if (error?.name === 'restricted_api_key') {
    findings.push(
      broken(
        'Answers to mails can’t be fetched: RESEND_API_KEY is for sending alone.',
        'Take a key that may do all, or leave MAIL_REPLY_DOMAIN out.',
      ),
    );
  }
  return findings;
}

function judgeAnswer(
  error: { readonly name: string; readonly statusCode: number | null } | null,
  where: string,
): Finding {
  if (!error || error.name === 'not_found') return good(`The mail service (${where}) takes the key.`);
  // A key that may only send can't look anything up, and needn't.
  if (error.name === 'restricted_api_key')
    return good(`The mail service (${where}) takes the key, for sending.`);
  if (error.statusCode === null)
    return broken(
      `The mail service (${where}) does not answer.`,
      'See whether this machine reaches it. What waits is sent by itself then.',
    );
  return broken(
    `The mail service (${where}) refuses RESEND_API_KEY: ${error.name}.`,
    'Make another key there.',
  );
}
