import type { BriefDocument } from '@/lib/briefs/document.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { resolveDeadline } from '@/lib/platform/time/deadline';

/** @returns which of two moments a saved deadline is, where the clock shows its time twice. */
export function foldOf({ deadlineAt, deadlineLocal, deadlineZone }: BriefDocument): FormValues {
  if (deadlineAt === null || deadlineLocal === null || deadlineZone === null) return {};
  const resolved = resolveDeadline(deadlineLocal, deadlineZone);
  if (!resolved.ok || resolved.value.twice === null) return {};
  const isEarlier = resolved.value.twice.earlier.getTime() === deadlineAt.getTime();
  return { deadlineFold: [isEarlier ? 'earlier' : 'later'] };
}
