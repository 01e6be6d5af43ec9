import { expect, it } from 'vitest';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { markupOf } from '@/tests/support/browser/markup';

const NOW = new Date('2026-11-27T15:00:00Z');
const schedule = {
  id: '0193f0c0-0000-7000-8000-000000000001',
  playbook: 'Books of the month',
  assistant: { name: 'Maria Santos', zone: 'Asia/Manila' },
  sentence: 'Every Monday at 09:00.',
  state: 'running',
  nextAt: new Date('2026-11-30T15:00:00Z'),
  obstacle: null,
  isLate: false,
  isUnaccepted: false,
  isWorkPaused: false,
} as const;

const wordsOf = (change: Partial<Parameters<typeof ScheduleList>[0]['schedules'][number]>) =>
  markupOf(
    <ScheduleList schedules={[{ ...schedule, ...change }]} slug="adeyemi" zone="America/Chicago" now={NOW} />,
  );

it('the list of schedules says when each hands over next', () => {
  expect(wordsOf({})).toContain('Next Mon 30 Nov, 09:00');
});

it.each([
  [{ state: 'ended' }, 'Ended'],
  [{ state: 'paused' }, 'Paused'],
  [{ obstacle: 'no_agreement' }, 'Not handed over'],
  [{ isUnaccepted: true }, 'Not accepted'],
  [{ isWorkPaused: true }, 'Work is paused'],
] as const)('says what became of one that has %j', (change, words) => {
  expect(wordsOf({ nextAt: null, ...change })).toContain(words);
  expect(wordsOf({})).not.toContain(words);
});

it('says that the work is paused, rather than what came of that the last time', () => {
  const words = wordsOf({ isWorkPaused: true, obstacle: 'engagement_paused' });

  expect(words).toContain('Work is paused');
  expect(words).not.toContain('Not handed over');
});

it('says since when one has stalled, and calls no past day the next', () => {
  const words = wordsOf({ nextAt: new Date('2026-11-23T15:00:00Z'), isLate: true });

  expect(words).toContain('Stands still since Mon 23 Nov, 09:00');
  expect(words).not.toContain('Next');
});
