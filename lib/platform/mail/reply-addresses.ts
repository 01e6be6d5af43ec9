import { deriveSecret, isDerived } from '@/lib/platform/auth/tokens';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** What a reply by mail is about, and who may give it. */
export type AnswerTo = {
  readonly workspaceId: string;
  readonly engagementId: string;
  /** the kind of subject, and which one */
  readonly subject: string;
  readonly subjectId: string;
  readonly userId: string;
  /** the question that is answered; null or left out: none in particular */
  readonly questionId?: string | null;
};

export type ReplyAddress = AnswerTo & { readonly id: string; readonly expiresAt: Date };

/** How long an address accepts replies: people answer a mail weeks later, but hardly a year. */
const LIFE_MS = 120 * DAY_MS;
/** An address with at least this much time left is used again. */
const ENOUGH_MS = 60 * DAY_MS;

/**
 * Makes, or finds, the address at which one person replies about one thing.
 * @returns the address, or null when no reply domain is set up here, or the work of the two has ended: nothing is written in
 * their conversations any more.
 */
export async function replyAddressFor(tx: Tx, to: AnswerTo): Promise<string | null> {
  const domain = env().MAIL_REPLY_DOMAIN;
  if (domain === undefined) return null;
  const at = now();
  const { workspaceId, engagementId, subject, subjectId, userId, questionId = null } = to;
  const work = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    select: { state: true },
  });
  if (work === null || work.state === 'ended') return null;
  const answerTo = { workspaceId, engagementId, subject, subjectId, userId, questionId };
  const known = await tx.replyAddress.findFirst({
    where: { ...answerTo, expiresAt: { gt: new Date(at.getTime() + ENOUGH_MS) } },
    orderBy: { expiresAt: 'desc' },
  });
  if (known) return written(known, domain);
  const made = {
    ...answerTo,
    id: newId(),
    createdAt: at,
    expiresAt: new Date(at.getTime() + LIFE_MS),
  };
  await tx.replyAddress.createMany({ data: made });
  return written(made, domain);
}

/**
 * In hexadecimal, since mail servers may change a local part to lower case; 62 of the 64 octets it may have (RFC 5321,
 * 4.5.3.1.1).
 */
function written(row: ReplyAddress, domain: string): string {
  return `reply+${row.id.replaceAll('-', '')}${sealOf(row).toString('hex')}@${domain}`;
}

const SEAL_BYTES = 12;

function sealOf(row: ReplyAddress): Buffer {
  return deriveSecret('reply', saidBy(row)).subarray(0, SEAL_BYTES);
}

/** Everything an address stands for: a changed row, or a guessed address, doesn't match. */
function saidBy({ id, subject, subjectId, userId, expiresAt, questionId }: ReplyAddress): string {
  return [id, subject, subjectId, userId, expiresAt.toISOString(), questionId ?? []].flat().join(' ');
}

const WRITTEN = /^reply\+([0-9a-f]{32})([0-9a-f]{24})@(.+)$/;

/** @returns whether replies come in at an address, whether or not we gave it out: it isn't anybody's own. */
export function isReplyAddress(address: string): boolean {
  const [, , , domain] = WRITTEN.exec(address.toLowerCase()) ?? [];
  return domain !== undefined && domain === env().MAIL_REPLY_DOMAIN?.toLowerCase();
}

/**
 * Reads an address that somebody wrote to; as the mailer.
 * @returns what it stands for, however old it is; null when it isn't ours.
 */
export async function findReplyAddress(tx: Tx, address: string): Promise<ReplyAddress | null> {
  const [, hex, seal = ''] = WRITTEN.exec(address.toLowerCase()) ?? [];
  if (hex === undefined || !isReplyAddress(address)) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const row = await tx.replyAddress.findFirst({ where: { id } });
  return row && isDerived(Buffer.from(seal, 'hex'), 'reply', saidBy(row), SEAL_BYTES) ? row : null;
}
