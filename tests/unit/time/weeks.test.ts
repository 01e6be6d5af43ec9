import { expect, it } from 'vitest';
import { runsUntil } from '@/lib/time/weeks/weeks.rules';

it.each([
  ['on its first day', '2026-11-16T12:00:00Z', 'Sun 22 Nov'],
  ['in the last minute of its Sunday at the business', '2026-11-23T05:59:00Z', 'Sun 22 Nov'],
  ['when it is Monday there', '2026-11-23T06:00:00Z', null],
])('a week is running until its Sunday is over: %s', (_when, now, lastDay) => {
  expect(runsUntil('2026-11-16', 'America/Chicago', new Date(now))).toBe(lastDay);
});
