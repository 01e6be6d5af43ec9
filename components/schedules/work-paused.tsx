'use client';

import { useFieldsNow } from '@/components/forms/fields-now';
import type { ScheduleChoices } from '@/lib/briefs/schedules/queries';
import { WHILE_WORK_IS_PAUSED } from '@/lib/briefs/schedules/states.rules';

type WorkPausedProps = {
  readonly assistants: ScheduleChoices['assistants'];
  /** the engagement that the form begins with */
  readonly initial: string;
};

/** Says that a schedule for the chosen assistant hands nothing over for now, since the work with them is paused. */
export function WorkPaused({ assistants, initial }: WorkPausedProps) {
  const { here, valueNow } = useFieldsNow();
  const chosen = assistants.find(({ id }) => id === valueNow('engagementId', initial));
  return (
    <div ref={here} role="status">
      {chosen?.isPaused ? (
        <p className="max-w-measure text-sm text-quiet">
          Your work with {chosen.name} is paused. {WHILE_WORK_IS_PAUSED}
        </p>
      ) : null}
    </div>
  );
}
