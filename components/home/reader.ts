import type { HomeBrief } from '@/lib/briefs/home/home.queries';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { formatForBoth } from '@/lib/platform/time/format';

/** Who reads the home page, and when. */
export type HomeReader = { readonly slug: string; readonly zone: string; readonly now: Date };

/** @returns a brief's deadline on both clocks: "Fri 27 Nov, 17:00 your time (07:00 Sat for Maria)". */
export function dueForBoth(
  { deadlineAt, assistant, assistantZone }: HomeBrief,
  { zone, now }: HomeReader,
): string {
  if (!deadlineAt) return 'no date yet';
  const other = assistantZone === null ? undefined : { zone: assistantZone, name: firstNameOf(assistant) };
  return formatForBoth(deadlineAt, zone, now, other);
}
