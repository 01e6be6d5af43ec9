import { randomUUID } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { mailService } from '@/lib/platform/mail/provider';
import { scanner } from '@/lib/platform/scanning';
import { broken, type Finding, good, note } from './findings';
import { messageOf } from './say';

const PATIENCE_MS = 10_000;

/** Whether somebody looks for viruses in files, and is there. */
export async function examineScanner(): Promise<Finding> {
  const eye = scanner();
  if (!eye) return note('HANDOVER_SCANNER is not set: nobody looks for viruses in files.');
  try {
    await eye.ping();
    return good(`The scanner (${eye.place}) answers.`);
  } catch (error) {
    return broken(
      `The scanner (${eye.place}) doesn’t answer, so files wait to be checked: ${messageOf(error)}`,
    );
  }
}

/** Whether mail can leave: a round trip with the key, which sends nothing. And whether its fate can come back. */
export async function examineMail(): Promise<Finding[]> {
  const { RESEND_BASE_URL, RESEND_WEBHOOK_SECRET, MAIL_FROM, MAIL_REPLY_DOMAIN } = env();
  const service = mailService();
  if (!service) {
    return [
      note(
        'RESEND_API_KEY is not set: no mail leaves. Sign-in and invitation links must be handed over by hand.',
      ),
    ];
  }
  const where = RESEND_BASE_URL ?? 'Resend';
  // Asking for a mail that isn't there tells what the key is good for.
  const { error } = await service.emails.get(randomUUID(), { signal: AbortSignal.timeout(PATIENCE_MS) });
  const findings: Finding[] = [judgeAnswer(error, where)];
  if (MAIL_FROM.endsWith('@localhost>') && !RESEND_BASE_URL) {
    findings.push(
      broken('MAIL_FROM is still the local example; set an address of a domain verified at Resend.'),
    );
  }
  if (!RESEND_WEBHOOK_SECRET) {
    findings.push(
      note(
        'RESEND_WEBHOOK_SECRET is not set: mail stays "accepted", deliveries and bounces are not learned of.',
      ),
    );
  } else if (RESEND_WEBHOOK_SECRET.split(/[\s,]+/).some((secret) => !/^(whsec_|$)/.test(secret))) {
    findings.push(
      broken('RESEND_WEBHOOK_SECRET is not a signing secret of Resend: those begin with whsec_.'),
    );
  }
  if (!MAIL_REPLY_DOMAIN) {
    findings.push(note('MAIL_REPLY_DOMAIN is not set: nobody can answer a mail, only in Handover itself.'));
  } else if (error?.name === 'restricted_api_key') {
    findings.push(
      broken(
        'Answers to mails can’t be fetched: RESEND_API_KEY is for sending alone. Take one that may do all.',
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
  if (error.statusCode === null) return broken(`The mail service (${where}) does not answer.`);
  return broken(`The mail service (${where}) refuses RESEND_API_KEY: ${error.name}.`);
}

/** Whether the web server answers under its own address, and lets in only mail news that are signed. */
export async function examineWeb(): Promise<Finding[]> {
  const { NEXTAUTH_URL, RESEND_WEBHOOK_SECRET } = env();
  const alive = await ask(new URL('/api/health', NEXTAUTH_URL), 'GET');
  if (!alive?.ok) return [note(`No web server answers at ${NEXTAUTH_URL} now; npm start runs one.`)];
  const findings = [good(`The web server answers at ${NEXTAUTH_URL}.`)];
  if (RESEND_WEBHOOK_SECRET) {
    const unsigned = await ask(new URL('/api/webhooks/resend', NEXTAUTH_URL), 'POST');
    findings.push(
      unsigned?.status === 400
        ? good('News of mails are taken at /api/webhooks/resend, when they are signed.')
        : broken(
            `/api/webhooks/resend answers ${unsigned?.status ?? 'nothing'} to news that nobody signed; it should refuse them with 400. Was the server started with RESEND_WEBHOOK_SECRET?`,
          ),
    );
  }
  return findings;
}

function ask(url: URL, method: 'GET' | 'POST'): Promise<Response | undefined> {
  return fetch(url, { method, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined);
}
