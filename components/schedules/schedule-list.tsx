import { type RowFacts, RowList } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { ListedSchedule } from '@/lib/briefs/schedules/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatInstant } from '@/lib/platform/time/format';

type ScheduleListProps = {
  readonly schedules: readonly ListedSchedule[];
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** What recurs: to whom, how often, and when next. */
export function ScheduleList({ schedules, slug, zone, now }: ScheduleListProps) {
  const rows = schedules.map((schedule): RowFacts => {
    const { id, playbook, assistant, sentence, nextAt, isLate } = schedule;
    const next = nextAt
      ? ` ${isLate ? 'Stands still since' : 'Next'} ${formatInstant(nextAt, zone, now)}.`
      : '';
    return {
      href: addresses.schedule(slug, id),
      title: playbook,
      detail: `For ${assistant.name}. ${sentence}${next}`,
      states: stateOf(schedule),
    };
  });
  return <RowList rows={rows} label="Schedules" />;
}

function stateOf({
  state,
  isWorkPaused,
  obstacle,
  isLate,
  isUnaccepted,
}: ListedSchedule): readonly StateFacts[] {
  if (state === 'ended') return [{ meaning: 'info', words: 'Ended' }];
  if (state === 'paused') return [{ meaning: 'info', words: 'Paused' }];
  if (isLate) return [{ meaning: 'risk', words: 'Stands still' }];
  // the last time failed because of that, or the next one will
  if (isWorkPaused) return [{ meaning: 'needs', words: 'Work is paused' }];
  if (obstacle) return [{ meaning: 'risk', words: 'Not handed over' }];
  return isUnaccepted ? [{ meaning: 'risk', words: 'Not accepted' }] : [];
}
