import { Notice } from '@/components/ui/notice';
import type { RetainerHours } from '@/lib/pay/terms/hours.queries';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';

/** How the hours of a retainer stand in a pay period, with what was carried into it. */
export function RetainerStatus({ hours, now }: { hours: RetainerHours | null; now: Date }) {
  if (hours === null) return null;
  const { ownMinutes, carriedMinutes, workedMinutes, from, until, standing } = hours;
  const available = ownMinutes + carriedMinutes;
  return (
    <div className="grid max-w-measure gap-3">
      <p>
        The retainer from {shownDate(from, now)} to {shownDate(until, now)}:{' '}
        <strong>
          {shownMinutes(workedMinutes)} of {shownMinutes(available)}
        </strong>
        {carriedMinutes > 0 ? `, of which ${shownMinutes(carriedMinutes)} were carried over` : ''}.
      </p>
      {standing === 'near' ? (
        <Notice meaning="needs" title="The hours are nearly used up">
          {shownMinutes(available - workedMinutes)} are left in this pay period.
        </Notice>
      ) : null}
      {standing === 'reached' ? (
        <Notice meaning="risk" title="The hours are used up">
          Anything more isn’t paid on top of the retainer, unless the two of you agree on it.
        </Notice>
      ) : null}
    </div>
  );
}
