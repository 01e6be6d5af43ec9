import { findAgreedTerms } from '@/lib/agreements/queries';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { findAnswerDue } from '@/lib/threads/responses/responses.queries';
import type { Wait } from './awaited.rules';

type AgreedBrief = EngagementRef & { readonly agreementId: string | null };

/** Something that is waited for, and by when its answer was agreed. */
type DueWait = Wait & {
  /** null: unknown */
  readonly dueAt: Date | null;
  /** the response time that the brief's agreement allows */
  readonly agreedHours: number;
};

/** @returns by when each of a brief's waits was to be answered, in order; none where no response time was agreed. */
export async function findDues(
  tx: Tx,
  { workspaceId, engagementId, agreementId }: AgreedBrief,
  waits: readonly Wait[],
): Promise<readonly DueWait[]> {
  if (waits.length === 0) return [];
  const agreedHours = (await findAgreedTerms(tx, workspaceId, agreementId))?.responseTimeHours;
  if (agreedHours === undefined) return [];
  const dues: DueWait[] = [];
  for (const wait of waits) {
    const dueAt = await findAnswerDue(tx, { workspaceId, engagementId }, { ...wait, agreedHours });
    dues.push({ ...wait, agreedHours, dueAt });
  }
  return dues;
}
