import { expect, test } from 'vitest';
import { writtenIn } from '@/lib/platform/actions/plain-refusals';

test('what somebody wrote is told from what a form carries along', () => {
  expect(
    writtenIn({
      workspaceId: ['01890c5e-7a00-7000-8000-000000000001'],
      version: ['7'],
      isBlocking: ['on'],
      due: ['2026-12-01'],
      note: ['  '],
      question: ['Is it equipment?'],
      reasons: ['The list\nis short.', 'no'],
    }),
  ).toEqual(['Is it equipment?', 'The list\nis short.']);
});
