import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { type Finding, note, PATIENCE_MS } from '@/lib/platform/examining/findings';
import { isMailSetUp, queueMail } from '@/lib/platform/mail';
import { mailService } from '@/lib/platform/mail/provider';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { proofMail } from './emails/proof';
import { isSettled, judgeProof, type Proof } from './proof.rules';

export const PROOF_KIND = 'operating.proof';

/** Queues a test mail, in the caller's transaction; as the mailer. @returns its id. */
export async function queueProof(tx: Tx, to: string): Promise<string> {
  const host = new URL(env().NEXTAUTH_URL).host;
  const mail = proofMail({ host, url: absolute(addresses.operator()) });
  const id = await queueMail(tx, { to, kind: 'operating.proof', ...mail });
  if (id === null) throw new Error('a mail without a key of its own was taken for another');
  return id;
}

/** Judges the newest test mail. Without a key there is nothing to prove. */
export async function examineProof(): Promise<readonly Finding[]> {
  if (!isMailSetUp()) return [];
  const found = await findProof();
  return [found ? await judge(found) : NOT_TRIED];
}

const NOT_TRIED = note(
  'No test mail has been sent yet.',
  'Send one to yourself: on /operator, or by npm run doctor -- --mail-to YOUR ADDRESS.',
);

/**
 * Sends a mail and waits for its fate, up to a time limit.
 * @returns what it has proved by then.
 */
export async function prove(to: string, patienceMs: number): Promise<Finding> {
  const id = await withActor({ kind: 'mailer' }, (tx) => queueProof(tx, to));
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await findProof(id);
    if (!found) throw new Error('the mail that was to prove something is gone');
    const finding = await judge(found);
    if (isSettled(found.state) || finding.level === 'good' || Date.now() > until) return finding;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

type Found = Proof & { readonly providerId: string | null };

async function findProof(id?: string): Promise<Found | null> {
  return withActor({ kind: 'mailer' }, async (tx) => {
    const mail = await tx.mail.findFirst({
      where: { kind: PROOF_KIND, ...(id === undefined ? {} : { id }) },
      orderBy: { id: 'desc' },
      include: { events: { where: { state: 'delivered' }, orderBy: { at: 'asc' }, take: 1 } },
    });
    if (!mail) return null;
    const { toAddress: to, state, createdAt, acceptedAt, lastError, providerId, events } = mail;
    return { to, state, createdAt, acceptedAt, lastError, providerId, toldAt: events[0]?.at ?? null };
  });
}

async function judge(found: Found): Promise<Finding> {
  const lastEvent = found.state === 'accepted' ? await askForLastEvent(found.providerId) : null;
  return judgeProof(found, { hasWebhook: env().RESEND_WEBHOOK_SECRET !== undefined, lastEvent, now: now() });
}

/** @returns what the mail service says became of a mail; null when it wouldn't say. */
async function askForLastEvent(providerId: string | null): Promise<string | null> {
  const service = mailService();
  if (!service || providerId === null) return null;
  const { data } = await service.emails.get(providerId, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return data?.last_event ?? null;
}
