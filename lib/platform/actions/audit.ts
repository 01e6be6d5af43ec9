import { now } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { boundsNow } from '@/lib/platform/tenancy/bounds';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import type { ActedOnKind, AuditAction, AuditActionOf, AuditedKind } from './audited';

export type AuditEntry = {
  readonly workspaceId: string;
  readonly engagementId?: string;
  /** null when the product itself acts, in a job */
  readonly actorUserId: string | null;
  /** verb in the product's words: `brief.accepted` */
  readonly action: AuditAction;
  readonly subject: { readonly kind: AuditedKind; readonly id: string };
  readonly data?: Prisma.InputJsonObject;
  readonly requestId?: string;
};

/** Who is acting, and in which request; part of every action's context. */
export type ActingContext = {
  readonly tx: Tx;
  readonly me: { readonly userId: string };
  readonly request: { readonly requestId: string };
};

/** As `audit`, with whoever posted the form as the actor. */
export async function auditAction(
  { tx, me, request }: ActingContext,
  entry: Omit<AuditEntry, 'actorUserId' | 'requestId'>,
): Promise<void> {
  await audit(tx, { ...entry, actorUserId: me.userId, requestId: request.requestId });
}

type Audited = { readonly workspaceId: string; readonly id: string; readonly engagementId?: string };

/**
 * @returns what records what somebody did with a thing of one kind. With its engagement, both sides can read it; without,
 * the owner's side alone.
 */
export function auditing<Kind extends ActedOnKind>(kind: Kind) {
  return (
    context: ActingContext,
    { workspaceId, id, engagementId }: Audited,
    action: AuditActionOf<Kind> & AuditAction,
    data: NonNullable<AuditEntry['data']> = {},
  ): Promise<void> =>
    auditAction(context, {
      workspaceId,
      action,
      subject: { kind, id },
      data,
      ...(engagementId === undefined ? {} : { engagementId }),
    });
}

/** Records who did what, in the transaction that does it. Append-only: the database refuses changes. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await auditAll(tx, [entry]);
}

/** As `audit`, for many at once: one statement. */
export async function auditAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const bounds = boundsNow();
  const at = now();
  const rows = entries.map((entry) => ({
    workspaceId: entry.workspaceId,
    id: newId(),
    engagementId: entry.engagementId ?? null,
    actorUserId: entry.actorUserId,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    // done through a person's API token: it counts as theirs, and the event names the token
    data: { ...entry.data, ...(bounds ? { token: bounds.tokenId } : {}) },
    requestId: entry.requestId ?? null,
    at,
  }));
  await insertAll(tx, 'audit_events', rows);
}
