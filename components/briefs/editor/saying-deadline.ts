import { firstNameOf } from '@/lib/platform/text/first-name';
import { aroundGap, requireAhead, resolveDeadline } from '@/lib/platform/time/deadline';
import type { Fold } from '@/lib/platform/time/fold';
import { formatForBoth } from '@/lib/platform/time/format';

type TypedDeadline = {
  /** `2026-11-27T17:00` */
  readonly local: string;
  /** the zone it is meant in */
  readonly in: string;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  /** which of two instants, when the clock shows the time twice */
  readonly fold?: Fold | undefined;
  readonly assistant: { readonly name: string; readonly zone: string | null } | undefined;
  /** how the sentence begins */
  readonly verb?: string | undefined;
};

export type SaidDeadline = {
  readonly text: string;
  readonly isRefused: boolean;
  /** the clock shows this time twice that day */
  readonly isTwice: boolean;
  /** the times right beside one that is skipped: `2027-03-14T01:59` */
  readonly beside: readonly string[];
};

/** @returns the typed time on both clocks, or why there is no such time. */
export function sayDeadline(typed: TypedDeadline): SaidDeadline {
  const { local, in: zone, zone: readersZone, now, assistant, fold, verb = 'Due' } = typed;
  const resolved = resolveDeadline(local, zone, fold);
  const deadline = resolved.ok ? requireAhead(resolved.value, now) : resolved;
  if (!deadline.ok) {
    const gap = deadline.refusal.code === 'skipped_time' ? aroundGap(local, zone) : null;
    return {
      text: deadline.refusal.message,
      isRefused: true,
      isTwice: false,
      beside: gap ? [gap.before, gap.after] : [],
    };
  }
  const other = assistant?.zone ? { zone: assistant.zone, name: firstNameOf(assistant.name) } : undefined;
  const { at, note, twice } = deadline.value;
  const words = `${verb} ${formatForBoth(at, readersZone, now, other)}.`;
  return {
    text: note === null ? words : `${words} ${note}`,
    isRefused: false,
    isTwice: twice !== null,
    beside: [],
  };
}
