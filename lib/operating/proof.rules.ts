import type { MailState } from '@/lib/platform/db/generated/enums';
import { broken, type Finding, good, note } from '@/lib/platform/examining/findings';

/** What is known about a mail sent to test whether mail arrives. */
export type Proof = {
  readonly to: string;
  readonly state: MailState;
  readonly createdAt: Date;
  readonly acceptedAt: Date | null;
  /** the latest word from the mail service or its events */
  readonly lastError: string | null;
  /** when a signed event said that it was delivered; by the mail service's clock */
  readonly toldAt: Date | null;
};

export type Circumstances = {
  /** whether events about mails are received here at all */
  readonly hasWebhook: boolean;
  /** what the mail service says became of it, if it was asked and answered */
  readonly lastEvent: string | null;
  readonly now: Date;
};

/** A worker takes a mail within seconds, and an event follows within a minute or so. */
const SOON_MS = 60_000;
const A_WHILE_MS = 5 * 60_000;

const ONLY_THIS = 'Only its reader can see whether it is in the inbox or in the spam folder.';

/**
 * @returns what a test mail has proved, and what not: by the signed event of its delivery or, if events aren't
 * received, by what the mail service says when asked.
 */
export function judgeProof(proof: Proof, { hasWebhook, lastEvent, now }: Circumstances): Finding {
  const { to, state, createdAt, toldAt, lastError } = proof;
  const ageMs = now.getTime() - createdAt.getTime();
  switch (state) {
    case 'delivered':
      return good(
        `An e-mail to ${to} arrived${toldAt ? ` ${within(toldAt, createdAt)}` : ''}: a worker took it, the mail service too, and a signed event of its delivery came back. ${ONLY_THIS}`,
      );
    case 'queued':
      if (ageMs < SOON_MS && lastError === null)
        return note(`An e-mail to ${to} waits for a worker.`, 'Look again in a few seconds.');
      return broken(
        lastError === null
          ? `An e-mail to ${to} has waited for a worker for ${Math.round(ageMs / 1000)} s.`
          : `An e-mail to ${to} has not left yet: ${lastError}`,
        'See what is said of the workers and of the mail service. It is tried again by itself.',
      );
    case 'accepted':
      return judgeUntold(proof, { hasWebhook, lastEvent, ageMs });
    case 'bounced':
    case 'complained':
    case 'failed':
    case 'suppressed':
      return broken(
        `An e-mail to ${to} did not arrive: it ${WHAT_BECAME[state]}${lastError ? ` (${lastError})` : ''}.`,
        'Correct what was said, or send one to another address.',
      );
  }
}

const WHAT_BECAME = {
  bounced: 'came back',
  complained: 'was marked as spam',
  failed: 'was refused',
  suppressed: 'was not sent, since mail to this address came back before',
} as const;

type Untold = Pick<Circumstances, 'hasWebhook' | 'lastEvent'> & { readonly ageMs: number };

/** The mail service has accepted it, and no event has come. */
function judgeUntold({ to }: Proof, { hasWebhook, lastEvent, ageMs }: Untold): Finding {
  const hasArrived = lastEvent === 'delivered' || lastEvent === 'opened' || lastEvent === 'clicked';
  if (hasArrived && !hasWebhook)
    return good(
      `An e-mail to ${to} arrived: the mail service says so when it is asked, since no webhook is set up. ${ONLY_THIS}`,
    );
  if (hasArrived && ageMs > SOON_MS)
    return broken(
      `An e-mail to ${to} arrived, as the mail service says when it is asked; but no event of it came here.`,
      'See at the mail service whether its webhook leads to /api/webhooks/resend here, and what was answered to it.',
    );
  if (lastEvent === 'bounced' || lastEvent === 'failed' || lastEvent === 'complained')
    return broken(
      `An e-mail to ${to} did not arrive: the mail service says “${lastEvent}” when it is asked.`,
      'See there what became of it, or send one to another address.',
    );
  if (ageMs > A_WHILE_MS && (hasWebhook || lastEvent !== null))
    return broken(
      `The mail service took an e-mail to ${to}, and ${Math.round(ageMs / 60_000)} minutes later its arrival isn’t known.`,
      'See at the mail service what became of it, and whether its webhook leads here.',
    );
  if (!hasWebhook && lastEvent === null)
    return note(
      `The mail service took an e-mail to ${to}. That it arrived isn’t proved: no webhook is set up, and this key may not ask.`,
      'Set up the webhook, or look into the mailbox yourself.',
    );
  return note(
    `The mail service took an e-mail to ${to}. That it arrived isn’t proved yet.`,
    'Look again in a few seconds.',
  );
}

/** @returns whether waiting longer can't change what is known. */
export function isSettled(state: MailState): boolean {
  return state !== 'queued' && state !== 'accepted';
}

function within(later: Date, earlier: Date): string {
  const seconds = Math.round((later.getTime() - earlier.getTime()) / 1000);
  return seconds <= 1 ? 'within a second' : `after ${seconds} seconds`;
}
