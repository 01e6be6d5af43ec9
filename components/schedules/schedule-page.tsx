import { Press } from '@/components/people/press';
import { LineTooLong } from '@/components/playbooks/line-too-long';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { PageSection, WithDetails } from '@/components/ui/page';
import type { SchedulePage as Schedule } from '@/lib/briefs/schedules/queries';
import { tryScheduleAgain } from '@/lib/briefs/schedules/running.actions';
import { skipOccurrence, unskipOccurrence } from '@/lib/briefs/schedules/skipping.actions';
import {
  possibleScheduleActions,
  WHILE_WORK_IS_PAUSED,
  whyNotInWords,
} from '@/lib/briefs/schedules/states.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { PastOccurrences } from './past-occurrences';
import { ScheduleDetails } from './schedule-details';
import { Unaccepted } from './unaccepted';
import { YearRows } from './year-rows';

export type SchedulePageProps = {
  readonly schedule: Schedule;
  readonly workspace: { readonly id: string; readonly slug: string };
  readonly zone: string;
  readonly now: Date;
};

/** A schedule: what it does, what it did, and how to skip a day, pause or end it. */
export function SchedulePage(props: SchedulePageProps) {
  const { schedule, workspace } = props;
  const { id, state, preview, past, words, assistant } = schedule;
  const actions = possibleScheduleActions(state);
  const obstacle = past.find(
    ({ outcome }) => outcome === 'handed_over' || outcome === 'not_handed_over',
  )?.reason;
  const day = (named: string) => ({ workspaceId: workspace.id, id, named, seen: words.get(named) ?? '' });
  return (
    <WithDetails details={<ScheduleDetails {...props} />}>
      {schedule.isLate && schedule.nextAt ? <StandsStill {...props} at={schedule.nextAt} /> : null}
      {schedule.isPlaybookTooLong ? (
        <div className="mb-8">
          <LineTooLong slug={workspace.slug} playbookId={schedule.playbookId} />
        </div>
      ) : null}
      {state === 'running' && schedule.isWorkPaused ? <WorkIsPaused {...props} /> : null}
      {obstacle && state === 'running' && !schedule.isLate && !schedule.isWorkPaused ? (
        <div className="mb-8">
          <Notice meaning="risk" title="The last one was not handed over">
            {whyNotInWords(obstacle, assistant.name)}
          </Notice>
        </div>
      ) : null}
      <Unaccepted {...props} />
      {schedule.unusedPrice === '' ? null : (
        <div className="mb-8">
          <Notice title="The playbook’s price isn’t used">{schedule.unusedPrice}</Notice>
        </div>
      )}
      {schedule.skipped.map((named) => (
        <div key={named} className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <p>{dateInWords(named)} is skipped.</p>
          {actions.includes('unskip') ? (
            <Press
              action={unskipOccurrence}
              fields={day(named)}
              label={`Take up ${dateInWords(named)}`}
              look="plain"
            >
              Take it up again
            </Press>
          ) : null}
        </div>
      ))}
      {preview ? (
        <PageSection title="The coming year">
          {state === 'paused' ? (
            <p className="mb-3 text-quiet">It is paused. This is what it does once it goes on.</p>
          ) : null}
          <YearRows
            preview={withoutSkipped(preview, schedule.skipped)}
            actionFor={({ named }) =>
              actions.includes('skip') ? (
                <Press
                  action={skipOccurrence}
                  fields={day(named)}
                  label={`Skip ${dateInWords(named)}`}
                  look="plain"
                >
                  Skip this one
                </Press>
              ) : null
            }
          />
        </PageSection>
      ) : null}
      <PastOccurrences {...props} />
    </WithDetails>
  );
}

/** Says that nothing is handed over for now, before the next day comes and nothing is. */
function WorkIsPaused({ schedule: { assistant, engagementId }, workspace }: SchedulePageProps) {
  return (
    <div className="mb-8">
      <Notice meaning="needs" title={`Your work with ${assistant.name} is paused`}>
        <p>{WHILE_WORK_IS_PAUSED}</p>
        <p>
          <NearLink href={addresses.pause(workspace.slug, engagementId)} className="link">
            See the pause
          </NearLink>
        </p>
      </Notice>
    </div>
  );
}

/** Says that a hand-over failed on our side, and what to do about it. */
function StandsStill({ schedule, workspace, zone, now, at }: SchedulePageProps & { readonly at: Date }) {
  return (
    <div className="mb-8">
      <Notice meaning="risk" title="It stands still">
        <p className="mb-3">
          It was to be handed over on {shownInstant(at, zone, now)}, and isn’t yet: something went wrong in
          Handover. It is tried again by itself for two days; you can also try now.
        </p>
        <Press
          action={tryScheduleAgain}
          fields={{ workspaceId: workspace.id, id: schedule.id }}
          label="Try to hand it over"
        >
          Try again now
        </Press>
      </Notice>
    </div>
  );
}

function withoutSkipped(preview: NonNullable<Schedule['preview']>, skipped: readonly string[]) {
  return { ...preview, rows: preview.rows.filter(({ named }) => !skipped.includes(named)) };
}
