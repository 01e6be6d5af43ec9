import { firstName } from '@/components/briefs/first-name';
import { requireAhead, resolveDeadline } from '@/lib/platform/time/deadline';
import { formatForBoth } from '@/lib/platform/time/format';

type TypedDeadline = {
  /** `2026-11-27T17:00` */
  readonly local: string;
  /** the zone it is meant in */
  readonly in: string;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly assistant: { readonly name: string; readonly zone: string | null } | undefined;
};

/** @returns the moment that was typed on both clocks, or why there is no such moment. */
export function sayDeadline({ local, in: zone, zone: readersZone, now, assistant }: TypedDeadline) {
  const resolved = resolveDeadline(local, zone);
  const deadline = resolved.ok ? requireAhead(resolved.value, now) : resolved;
  if (!deadline.ok) return { text: deadline.refusal.message, isRefused: true };
  const other = assistant?.zone ? { zone: assistant.zone, name: firstName(assistant.name) } : undefined;
  const { at, note } = deadline.value;
  const words = `Due ${formatForBoth(at, readersZone, now, other)}.`;
  return { text: note === null ? words : `${words} ${note}`, isRefused: false };
}
