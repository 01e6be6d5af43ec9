import { mayReplace } from '@/lib/agreements/drafting/saving.rules';
import { refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { getBriefDocument } from '../document/document.queries';
import { type Draft, rewriteDraft, writeParts } from '../drafting/drafting';
import type { By } from '../files';
import type { LoadedBrief } from '../loading';
import { BRIEF_PARTS, differingParts, savedTerms } from '../terms/terms.rules';
import { listChanges, noteChanges } from './changes';
import { type ChangedPart, changesInWords, replacesUnseen } from './changes.rules';

export type Save = {
  readonly draft: Draft;
  /** the version that the page was opened or last saved with */
  readonly version: number;
  /** identifies the open page */
  readonly savedIn: string | null;
  readonly takesOver: boolean;
  readonly by: By & { readonly timeZone: string };
};

/** Records a draft's first save, in which everything is new. */
export async function noteFirstSave(tx: Tx, { draft, savedIn, by }: Save): Promise<void> {
  await writeParts(tx, draft, by);
  await noteChanges(tx, draft, BRIEF_PARTS, { ...by, savedIn, version: 1 });
}

/**
 * Saves what a form says into a draft. Nothing is written if nothing differs. The caller has checked whether this
 * person may save at all, and has locked the brief.
 * @returns its new version.
 * @throws Refused (`changed_meanwhile`) with who changed what and when, for the one who comes second.
 */
export async function saveOver(tx: Tx, { brief }: Pick<LoadedBrief, 'brief'>, save: Save): Promise<number> {
  const { draft, savedIn, by } = save;
  const { changes, savedIn: lastSavedIn } = await listChanges(tx, draft, by);
  const parts = await changedParts(tx, brief, draft);
  const hasSeenAll = mayReplace(save, { version: brief.version, savedIn: lastSavedIn });
  if (!hasSeenAll && replacesUnseen(changes, save.version, parts)) {
    const who = changesInWords(brief.title, changes, save.version, by.timeZone);
    throw refused('changed_meanwhile', `${who} What you typed here is kept in this browser and not saved.`);
  }
  if (parts.length === 0) return brief.version;
  await rewriteDraft(tx, draft, brief.version);
  await writeParts(tx, draft, by);
  const version = brief.version + 1;
  await noteChanges(tx, draft, parts, { ...by, savedIn, version });
  return version;
}

async function changedParts(tx: Tx, brief: LoadedBrief['brief'], draft: Draft): Promise<ChangedPart[]> {
  const saved = await getBriefDocument(tx, draft);
  if (!saved) return [];
  const isClearChanged = JSON.stringify(brief.clearEnough) !== JSON.stringify(draft.clearEnough);
  // the deadline may be the same instant, but promised on another zone's clock
  const isOtherClock = (saved.deadlineZone ?? null) !== (draft.moments.deadline?.zone ?? null);
  const parts = new Set<ChangedPart>(differingParts(savedTerms(saved), draft.terms));
  if (isOtherClock) parts.add('deadline');
  if (brief.engagementId !== draft.engagementId) parts.add('assistant');
  if (isClearChanged) parts.add('clear_enough');
  return [...parts];
}
