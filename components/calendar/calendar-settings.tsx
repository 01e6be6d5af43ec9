import { Press } from '@/components/people/press';
import { When } from '@/components/ui/when';
import { endCalendarLink } from '@/lib/calendar/linking.actions';
import type { CalendarLink } from '@/lib/calendar/queries';
import { CalendarLinkForm } from './calendar-link';

type CalendarSettingsProps = {
  readonly link: CalendarLink | null;
  readonly zone: string;
  readonly now: Date;
};

/** The link from which a person's own calendar reads what is due. */
export function CalendarSettings({ link, zone, now }: CalendarSettingsProps) {
  return (
    <div className="grid max-w-measure justify-items-start gap-5">
      {link ? (
        <p>
          There is a link since <When instant={link.madeAt} zone={zone} now={now} />.{' '}
          {link.lastReadAt ? (
            <>
              It was last read <When instant={link.lastReadAt} zone={zone} now={now} />.
            </>
          ) : (
            'No calendar has read it yet.'
          )}
        </p>
      ) : null}
      <CalendarLinkForm hasOne={link !== null} />
      {link ? (
        <Press action={endCalendarLink} look="danger" label="End the calendar link">
          End the link
        </Press>
      ) : null}
    </div>
  );
}
