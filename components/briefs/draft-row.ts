import { plannedToResume } from '@/components/people/pause-words';
import { couldBeClearer } from '@/lib/briefs/clarity/words';
import type { DraftToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { formatForBoth } from '@/lib/platform/time/format';
import type { DraftRow } from './drafts-form';

type Reader = { readonly slug: string; readonly zone: string; readonly now: Date };

/** @returns a draft as a row of those that can be handed over at once, in words. */
export function draftRow(draft: DraftToChoose, { slug, zone, now }: Reader): DraftRow {
  const { id, version, title, engagementId, assistant, assistantZone, pause, advice } = draft;
  const { deadlineAt, deadlineNote } = draft;
  const other = assistantZone === null ? undefined : { zone: assistantZone, name: firstNameOf(assistant) };
  const planned = pause ? plannedToResume(pause.backOn, now) : '';
  return {
    id,
    version,
    title,
    missing: draft.missing && `${draft.missing} ${planned}`.trimEnd(),
    pauseHref: pause && addresses.pause(slug, engagementId),
    href: addresses.editBrief(slug, id),
    detail: deadlineAt
      ? [`For ${assistant}, due ${formatForBoth(deadlineAt, zone, now, other)}`, deadlineNote]
          .filter(Boolean)
          .join('. ')
      : `For ${assistant}, no date yet`,
    advice: advice === 0 ? null : couldBeClearer(advice),
  };
}
