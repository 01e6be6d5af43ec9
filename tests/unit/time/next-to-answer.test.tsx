import { expect, it } from 'vitest';
import { NextToAnswer } from '@/components/time/next-to-answer';
import { markupOf } from '@/tests/support/browser/markup';

const now = new Date('2026-11-28T12:00:00Z');
const week = (id: string, assistant: string) => ({
  id,
  version: 2,
  engagementId: `of ${id}`,
  assistant,
  monday: '2026-11-16',
  minutes: 600,
  until: null,
});
const shown = (...waiting: ReturnType<typeof week>[]) =>
  markupOf(<NextToAnswer waiting={waiting} slug="kiln" now={now} />);

it('somebody who has answered a week is led to the one that has waited longest', () => {
  const said = shown(week('t1', 'Dewi Lestari'), week('t2', 'Maria Santos'));

  expect(said).toContain('2 more weeks wait');
  expect(said).toMatch(/href="[^"]*t1".*Dewi Lestari/);
  expect(said).not.toContain('Maria Santos');
});

it('nobody is led anywhere when no week waits', () => {
  expect(shown()).toBe('');
});
