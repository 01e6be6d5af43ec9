import { now } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { boundsNow } from '@/lib/platform/tenancy/bounds';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import type { AuditAction, AuditedKind } from './audited';

export type AuditEntry = {
  readonly workspaceId: string;
  readonly engagementId?: string;
  /** null: the product itself, in a job */
  readonly actorUserId: string | null;
  /** verb in the product's words: `brief.accepted` */
  readonly action: AuditAction;
  readonly subject: { readonly kind: AuditedKind; readonly id: string };
  readonly data?: Prisma.InputJsonObject;
  readonly requestId?: string;
};

/** Who does something, and in which request: a part of what an action is given. */
export type Deed = {
  readonly tx: Tx;
  readonly me: { readonly userId: string };
  readonly request: { readonly requestId: string };
};

/** As `audit`, for what whoever posts a form does by it. */
export async function auditDeed(
  { tx, me, request }: Deed,
  entry: Omit<AuditEntry, 'actorUserId' | 'requestId'>,
): Promise<void> {
  await audit(tx, { ...entry, actorUserId: me.userId, requestId: request.requestId });
}

/** Writes down who did what, in the same transaction as the deed. Append-only: the database refuses changes. */
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
    // a person did this through a tool of theirs: it is their deed, and says which token
    data: { ...entry.data, ...(bounds ? { token: bounds.tokenId } : {}) },
    requestId: entry.requestId ?? null,
    at,
  }));
  await insertAll(tx, 'audit_events', rows);
}
