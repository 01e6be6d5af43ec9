import { expect, it } from 'vitest';
import { listedInWords } from '@/components/agreements/listed-words';

const NOW = new Date('2026-11-29T08:00:00Z');
const listed = {
  title: 'Press work',
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
