import type { Tx } from '@/lib/platform/tenancy';
import type { By } from '../files';
import type { ChangedPart, DraftChange } from './changes.rules';

type DraftRef = { readonly workspaceId: string; readonly id: string };
type Reader = { readonly userId: string };

export type DraftChanges = {
  readonly changes: readonly DraftChange[];
  /** the open page that saved the draft last; null if unknown */
  readonly savedIn: string | null;
};

/** @returns who last changed which part of a draft, from one person's point of view. */
export async function listChanges(tx: Tx, { workspaceId, id }: DraftRef, me: Reader): Promise<DraftChanges> {
  const rows = await tx.briefDraftChange.findMany({
    where: { workspaceId, briefId: id },
    orderBy: { version: 'desc' },
  });
  const others = [...new Set(rows.map(({ savedById }) => savedById))].filter((each) => each !== me.userId);
  const people = await tx.user.findMany({
    where: { id: { in: others } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return {
    changes: rows.map(({ part, version, savedById, savedAt }) => ({
      part,
      version,
      by: savedById === me.userId ? null : (names.get(savedById) ?? 'someone else'),
      at: savedAt,
    })),
    savedIn: rows[0]?.savedIn ?? null,
  };
}

/** Records that somebody changed these parts, and so made this version of the draft. */
export async function noteChanges(
  tx: Tx,
  { workspaceId, id }: DraftRef,
  parts: readonly ChangedPart[],
  { version, savedIn, userId, at }: By & { readonly version: number; readonly savedIn: string | null },
): Promise<void> {
  const place = { workspaceId, briefId: id };
  await tx.briefDraftChange.deleteMany({ where: { ...place, part: { in: [...parts] } } });
  await tx.briefDraftChange.createMany({
    data: parts.map((part) => ({ ...place, part, version, savedById: userId, savedAt: at, savedIn })),
  });
}
