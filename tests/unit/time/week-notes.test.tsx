import { expect, it } from 'vitest';
import { WeekNotes } from '@/components/time/week-notes';
import { markupOf } from '@/tests/support/browser/markup';

const at = (day: string) => new Date(`2026-11-${day}T09:00:00Z`);

it('what was said on a week can still be read after it was handed in again', () => {
  const submission = { minutes: 120, countsAsApprovedAt: null };
  const review = { outcome: 'returned', byAgreementId: null, disputableUntil: null } as const;
  const submissions = [
    { ...submission, id: 's2', number: 2, note: 'With the call.', submittedAt: at('20'), review: null },
    {
      ...submission,
      id: 's1',
      number: 1,
      note: '',
      submittedAt: at('16'),
      review: { ...review, note: 'The Thursday call isn’t in here.', reviewedAt: at('17') },
    },
  ];

  const said = markupOf(<WeekNotes submissions={submissions} zone="UTC" now={at('28')} />);

  expect(said).toContain('With the call.');
  expect(said).toMatch(/Sent back Tue 17 Nov.*The Thursday call isn’t in here\./);
  expect(said).not.toContain('Handed in');
});

it('a week says when it was handed in and taken back, even if nothing was said with it', () => {
  const taken = { outcome: 'taken_back', note: '', byAgreementId: null, disputableUntil: null } as const;
  const submission = { minutes: 120, countsAsApprovedAt: null, note: '' };
  const first = {
    ...submission,
    id: 's1',
    number: 1,
    submittedAt: at('16'),
    review: { ...taken, reviewedAt: at('17') },
  };
  const second = { ...submission, id: 's2', number: 2, submittedAt: at('20'), review: null };
  const saidOf = (submissions: Parameters<typeof WeekNotes>[0]['submissions']) =>
    markupOf(<WeekNotes submissions={submissions} zone="UTC" now={at('28')} />);

  for (const submissions of [[first], [second, first]])
    expect(saidOf(submissions)).toMatch(/Handed in Mon 16 Nov.*Taken back Tue 17 Nov/);
  expect(saidOf([{ ...second, number: 1 }])).toBe('');
});
