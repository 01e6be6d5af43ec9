import { audit } from '@/lib/platform/actions/audit';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { notFound, type Refused, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { formatTime } from '@/lib/platform/time/format';
import { loadAgreement } from '../loading';
import { readVersion, rewriteVersion } from '../versions';
import { contentOf, keepRevision, newestRevision, type RevisionContent } from './revisions';
import {
  keepsWhatIsSaved,
  keepsWhatStood,
  mayReplace,
  type SeenText,
  type WayOfSaving,
} from './saving.rules';

type Loaded = Awaited<ReturnType<typeof loadAgreement>>;

type Save = {
  readonly content: RevisionContent;
  readonly seen: SeenText;
  readonly way: WayOfSaving;
  readonly by: { readonly userId: string; readonly timeZone: string };
  readonly requestId: string;
  readonly restoredFrom?: number;
};

/** What a page that stays open needs to know about its save. */
export type Saved = {
  readonly slug: string;
  readonly id: string;
  readonly version: number;
  readonly savedAt: Date;
};

/** The answer to a save, given again. @throws Refused (`not_found`) */
export async function savedBefore({
  tx,
  me,
  input,
}: ActionScope<{ readonly workspaceId: string; readonly id: string }>): Promise<Saved> {
  const { agreement, current } = await loadAgreement(tx, me, input);
  if (!current) throw notFound('agreement');
  const { engagement, id, version } = agreement;
  return { slug: engagement.workspace.slug, id, version, savedAt: current.savedAt ?? current.createdAt };
}

/**
 * Saves an open version, and keeps revisions by the rules of saving. The caller has checked whether this person may
 * save at all.
 * @throws Refused (`changed_meanwhile`) with who changed it and when, for the one who comes second.
 */
export async function saveDraft(tx: Tx, loaded: Loaded, save: Save): Promise<Saved> {
  const { agreement, current, at } = loaded;
  if (!current) throw notFound('agreement');
  const { content, seen, way, by } = save;
  const { workspaceId, engagementId, id } = agreement;
  const standing = { version: agreement.version, savedIn: current.savedIn };
  if (!mayReplace(seen, standing)) throw await changedElsewhere(tx, loaded, by);

  const place = { workspaceId, engagementId, agreementId: id, number: current.number };
  const keeps = await keepRevisions(tx, loaded, save, place);
  const version = agreement.version + 1;
  await tx.agreement.updateMany({
    where: { workspaceId, id },
    data: { title: content.title, version },
  });
  await rewriteVersion(tx, { workspaceId, engagementId, versionId: current.id }, content, {
    savedById: by.userId,
    savedAt: at,
    savedIn: seen.savedIn,
  });
  // automatic saves are recorded once per sitting, when its revision is
  if (keeps > 0 || keepsWhatIsSaved(way)) {
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: by.userId,
      action: way === 'restored' ? 'agreement.restored' : 'agreement.saved',
      subject: { kind: 'agreement', id },
      data: { number: current.number, restoredFrom: save.restoredFrom ?? null },
      requestId: save.requestId,
    });
  }
  return { slug: agreement.engagement.workspace.slug, id, version, savedAt: at };
}

type Place = Parameters<typeof keepRevision>[1];

/** @returns how many revisions were added: the previous text, the saved one, both or none. */
async function keepRevisions(tx: Tx, loaded: Loaded, save: Save, place: Place): Promise<number> {
  const { agreement, current, at } = loaded;
  if (!current) return 0;
  const newest = await newestRevision(tx, place);
  const stood = contentOf({
    title: agreement.title,
    ...(await readVersion(tx, { workspaceId: agreement.workspaceId, versionId: current.id })),
  });
  const standing = {
    savedById: current.savedById ?? current.createdById,
    savedAt: current.savedAt ?? current.createdAt,
    isKept: newest?.content === stood,
    lastKeptAt: newest?.savedAt ?? null,
  };
  const { way, by, restoredFrom } = save;
  const kept: { content: string; savedById: string; savedAt: Date; restoredFrom?: number }[] = [];
  if (keepsWhatStood(standing, { byId: by.userId, at, way })) {
    kept.push({ content: stood, savedById: standing.savedById, savedAt: standing.savedAt });
  }
  const content = contentOf(save.content);
  const last = kept.at(-1)?.content ?? newest?.content;
  if (keepsWhatIsSaved(way) && content !== last) {
    kept.push({
      content,
      savedById: by.userId,
      savedAt: at,
      ...(restoredFrom !== undefined && { restoredFrom }),
    });
  }
  const before = newest?.revision ?? 0;
  for (const [index, each] of kept.entries()) {
    await keepRevision(tx, place, { ...each, revision: before + index + 1 });
  }
  return kept.length;
}

/** Says who has changed it: another person by name, or oneself in another tab. */
async function changedElsewhere(tx: Tx, { agreement, current }: Loaded, by: Save['by']): Promise<Refused> {
  const { savedById = null, savedAt = null } = current ?? {};
  const isOwn = savedById === by.userId;
  const other =
    savedById === null || isOwn
      ? null
      : await tx.user.findUnique({ where: { id: savedById }, select: { name: true } });
  const who = isOwn ? 'in another tab' : other ? `by ${other.name}` : 'by someone else';
  const when = savedAt === null ? '' : ` at ${formatTime(savedAt, by.timeZone)}`;
  return refused(
    'changed_meanwhile',
    `“${agreement.title}” was changed ${who}${when}. What you typed here is kept in this browser and not saved.`,
  );
}
