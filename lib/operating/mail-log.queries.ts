import { now } from '@/lib/platform/clock';
import type { MailState } from '@/lib/platform/db/generated/enums';
import { findSuppressions } from '@/lib/platform/mail';
import { SECRET_KINDS } from '@/lib/platform/mail/secrets';
import { addressesAgain } from '@/lib/platform/mail/sending-again';
import { sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { PROOF_KIND } from './proving';
import { decideSendAgain } from './sending-again.rules';

/** A mail in the log: to whom, of which kind, and what became of it. Never its subject or its text. */
export type LoggedMail = {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly state: MailState;
  readonly createdAt: Date;
  readonly acceptedAt: Date | null;
  readonly settledAt: Date | null;
  /** what the mail service, or the server behind it, said */
  readonly said: string | null;
  readonly wasSentAgain: boolean;
  readonly isAgain: boolean;
  /** null: it can be sent again; else why not */
  readonly staysBecause: string | null;
};

export type MailLog = { readonly mails: readonly LoggedMail[]; readonly next: string | null };

type LogRow = Omit<LoggedMail, 'staysBecause'> & {
  readonly recipientUserId: string | null;
  readonly isEmpty: boolean;
};

export type LogView = { readonly which: 'all' | 'troubled'; readonly before: string | null };

const ON_A_PAGE = 50;

/** @returns mails of all businesses, newest first, from `before` on. */
export async function getMailLog({ which, before }: LogView): Promise<MailLog> {
  return withActor({ kind: 'mailer' }, async (tx) => {
    const rows = await readRows(tx, { which, before }, ON_A_PAGE + 1);
    const shown = rows.slice(0, ON_A_PAGE);
    const stopped = await readStopped(tx, shown);
    const mails = shown.map(({ recipientUserId: _, isEmpty, ...row }) => ({
      ...row,
      staysBecause: staysBecause({ ...row, isEmpty }, stopped.has(row.id)),
    }));
    return { mails, next: rows.length > ON_A_PAGE ? (mails.at(-1)?.id ?? null) : null };
  });
}

/** Written out, so that PostgreSQL recognises the index of those that didn't arrive. */
const TROUBLED = sql`m.state IN ('failed', 'bounced', 'complained', 'suppressed')`;

function readRows(tx: Tx, { which, before }: LogView, atMost: number): Promise<LogRow[]> {
  return tx.$queryRaw<LogRow[]>`
    SELECT m.id::text, m.kind, m.to_address AS "to", m.state::text, m.created_at::timestamptz AS "createdAt",
           m.accepted_at::timestamptz AS "acceptedAt", m.settled_at::timestamptz AS "settledAt", m.last_error AS said,
           m.recipient_user_id::text AS "recipientUserId",
           m.html = '' AS "isEmpty", EXISTS (SELECT 1 FROM mails_sent_again a WHERE a.mail_id = m.id) AS "wasSentAgain",
           EXISTS (SELECT 1 FROM mails_sent_again a WHERE a.again_id = m.id) AS "isAgain"
    FROM mails m
    WHERE ${which === 'troubled' ? TROUBLED : sql`true`} ${before === null ? sql`` : sql`AND m.id < ${before}::uuid`}
    ORDER BY m.id DESC LIMIT ${atMost}`;
}

/** @returns among those that could otherwise be sent again, the ones whose reader's current address takes no mail. */
async function readStopped(tx: Tx, rows: readonly LogRow[]): Promise<ReadonlySet<string>> {
  const sendable = rows.filter((row) => staysBecause(row, false) === null);
  const goTo = await addressesAgain(
    tx,
    sendable.map(({ kind, recipientUserId, to }) => ({ kind, recipientUserId, toAddress: to })),
  );
  const stops = await findSuppressions(tx, [...goTo]);
  return new Set(sendable.filter((_, index) => stops.has(goTo[index] ?? '')).map(({ id }) => id));
}

type Judged = Pick<LogRow, 'kind' | 'state' | 'createdAt' | 'wasSentAgain' | 'isEmpty'>;

function staysBecause({ kind, ...mail }: Judged, isStopped: boolean): string | null {
  const decision = decideSendAgain({ ...mail, isSpent: isSpent(kind), isStopped }, now());
  return decision.ok ? null : decision.refusal.message;
}

/** @returns whether a mail of this kind is never worth sending a second time. */
export function isSpent(kind: string): boolean {
  return SECRET_KINDS.includes(kind) || kind === PROOF_KIND;
}
