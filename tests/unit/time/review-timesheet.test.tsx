import { expect, it } from 'vitest';
import { ReviewTimesheet } from '@/components/time/review-timesheet';
import { markupOf } from '@/tests/support/browser/markup';

const week = { workspaceId: 'w1', id: 't1', version: 2, state: 'submitted', hasEnded: false } as const;
const shown = (changes: { readonly hasEnded?: boolean }, runsUntil: string | null = null) =>
  markupOf(<ReviewTimesheet week={{ ...week, ...changes }} reader="owner" runsUntil={runsUntil} />);

it('a week can be approved or sent back, while there is somebody to correct it', () => {
  const said = shown({}, 'Sun 14 Mar');

  expect(said).toContain('Approve</button>');
  expect(said).toContain('Send back</button>');
  expect(said).toContain('The week runs until Sun 14 Mar');
});

it('a week is only approved once the work has ended, and says what to do if it isn’t right', () => {
  const said = shown({ hasEnded: true }, 'Sun 14 Mar');

  expect(said).toContain('Approve</button>');
  expect(said).not.toContain('Send back</button>');
  expect(said).toContain('it can’t be sent back any more');
  expect(said).not.toContain('send it back if there is more to come');
});
