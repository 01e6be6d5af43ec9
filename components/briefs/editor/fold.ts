import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { resolveDeadline } from '@/lib/platform/time/deadline';

/** @returns which of two instants each saved time is, if the clock shows it twice, by input name. */
export function foldsOf(brief: BriefDocument): FormValues {
  const { deadlineZone: zone } = brief;
  return {
    ...foldOf('deadlineFold', { at: brief.deadlineAt, local: brief.deadlineLocal, zone }),
    ...foldOf('windowFromFold', { at: brief.windowFromAt, local: brief.windowFromLocal, zone }),
    ...Object.assign(
      {},
      ...brief.checkIns.map((checkIn, index) => foldOf(`checkIns[${index}].fold`, checkIn)),
    ),
  };
}

type Saved = { readonly at: Date | null; readonly local: string | null; readonly zone: string | null };

function foldOf(input: string, { at, local, zone }: Saved): FormValues {
  if (at === null || local === null || zone === null) return {};
  const resolved = resolveDeadline(local, zone);
  if (!resolved.ok || resolved.value.twice === null) return {};
  const isEarlier = resolved.value.twice.earlier.getTime() === at.getTime();
  return { [input]: [isEarlier ? 'earlier' : 'later'] };
}
