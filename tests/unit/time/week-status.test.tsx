import { expect, it } from 'vitest';
import { WeekStatus } from '@/components/time/week-status';
import { markupOf } from '@/tests/support/browser/markup';

const at = (day: string) => new Date(`2026-11-${day}T09:00:00Z`);

it.each([
  ['owner', 'You can dispute an entry of it until Mon 23 Nov'],
  // who may approve time may not dispute it
  ['approver', 'An owner can dispute an entry of it until Mon 23 Nov'],
  ['assistant', 'An entry of it can be disputed until Mon 23 Nov'],
] as const)('%s: until when time that silence approved can be disputed, and by whom', (reader, words) => {
  const review = {
    outcome: 'approved',
    note: '',
    reviewedAt: at('20'),
    byAgreementId: 'a1',
    disputableUntil: at('23'),
  } as const;
  const submission = {
    id: 's1',
    number: 1,
    minutes: 120,
    note: '',
    submittedAt: at('16'),
    countsAsApprovedAt: at('20'),
    review,
  };

  const said = markupOf(
    <WeekStatus state="approved" submission={submission} reader={reader} zone="UTC" now={at('21')} />,
  );

  expect(said.replaceAll('\u00a0', ' ')).toContain(words);
});

it.each([
  ['owner', 'It waits for your answer'],
  ['approver', 'It waits for your answer'],
  ['assistant', 'It waits for an answer'],
] as const)('%s: whose answer a week waits for', (reader, words) => {
  expect(
    markupOf(<WeekStatus state="submitted" submission={null} reader={reader} zone="UTC" now={at('21')} />),
  ).toContain(words);
});
