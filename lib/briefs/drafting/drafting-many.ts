import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { By } from '../files';
import { columnsOf, type Draft } from './drafting';

/**
 * Writes many new drafts with all their rows, in a handful of statements however many there are. Without files or
 * check-ins.
 */
export async function createDrafts(tx: Tx, drafts: readonly Draft[], { userId, at }: By): Promise<void> {
  await tx.brief.createMany({
    data: drafts.map((draft) => ({
      workspaceId: draft.workspaceId,
      id: draft.id,
      ...columnsOf(draft),
      createdById: userId,
      createdAt: at,
      stateChangedAt: at,
    })),
  });
  const placed = drafts.map(({ workspaceId, id: briefId, engagementId, terms }) => ({
    place: { workspaceId, engagementId, briefId },
    terms,
  }));
  await tx.briefGiven.createMany({
    data: placed.flatMap(({ place, terms }) => rowsOf(place, terms.givens)),
  });
  await tx.briefAskFirst.createMany({
    data: placed.flatMap(({ place, terms }) => rowsOf(place, terms.asksFirst)),
  });
  const deliverables = placed.flatMap(({ place, terms }) =>
    terms.deliverables.map(({ title, criteria }, position) => ({
      row: { ...place, id: newId(), position, title },
      criteria,
    })),
  );
  await tx.deliverable.createMany({ data: deliverables.map(({ row }) => row) });
  await tx.criterion.createMany({
    data: deliverables.flatMap(
      ({ row: { workspaceId, engagementId, briefId, id: deliverableId }, criteria }) =>
        rowsOf({ workspaceId, engagementId, briefId, deliverableId }, criteria),
    ),
  });
}

function rowsOf<Place extends object>(place: Place, texts: readonly string[]) {
  return texts.map((text, position) => ({ ...place, id: newId(), position, text }));
}
