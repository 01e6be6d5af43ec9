import { expect, it } from 'vitest';
import { listedInWords } from '@/components/agreements/listed-words';

const NOW = new Date('2026-11-29T08:00:00Z');
const listed = {
  title: 'Press work',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  amendsId: null,
  endsAt: null,
  isImported: false,
  zone: 'America/Chicago',
  // the midnight that ends 12 November in Chicago, and the afternoon of the 13th in Manila
  stateChangedAt: new Date('2026-11-13T06:00:00Z'),
};

it.each([
  ['terminated', 'Press work, until the end of Thu 12 Nov (Chicago)'],
  ['expired', 'Press work, until the end of Thu 12 Nov (Chicago)'],
  ['superseded', 'Press work, until Fri 13 Nov'],
  ['in_force', 'Press work, since Fri 13 Nov'],
  ['proposed', 'Press work, since Fri 13 Nov'],
] as const)('a list says how long an agreement held, by its last day: %s', (state, words) => {
  expect(listedInWords({ ...listed, state }, 'Asia/Manila', NOW)).toBe(words);
});

it('a title that only says who it is with isn’t said again below their name', () => {
  type Changes = Partial<Omit<typeof listed, 'amendsId'>> & { readonly amendsId?: string | null };
  const words = (changes: Changes) =>
    listedInWords(
      {
        ...listed,
        title: 'Agreement between Adeyemi Ceramics and Maria Santos',
        ...changes,
        state: 'proposed',
      },
      'Asia/Manila',
      NOW,
    );

  expect(words({})).toBe('Since Fri 13 Nov');
  expect(words({ amendsId: 'the one before' })).toBe('Amendment, since Fri 13 Nov');
  expect(words({ isImported: true })).toBe('Signed elsewhere and imported, since Fri 13 Nov');
  expect(words({ title: 'Press work', amendsId: 'the one before' })).toBe(
    'Amendment: Press work, since Fri 13 Nov',
  );
});
