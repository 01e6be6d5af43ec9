import type { OpenPause } from '@/lib/people/pausing/pausing.queries';
import { shownDate } from '@/lib/platform/time/shown-instants';

/** @returns when paused work is planned to resume, also once that day is over; empty if nobody has said. */
export function plannedToResume(backOn: OpenPause['backOn'], now: Date): string {
  return backOn === null ? '' : `Planned to resume ${shownDate(backOn, now)}.`;
}
