import { expect, it } from 'vitest';
import { doorsOf, onlyDoorOf, surroundingsOf } from '@/lib/people/places';

const OWNED = { slug: 'adeyemi', name: 'Adeyemi Ceramics', role: 'owner' } as const;
const ASSISTED = { slug: 'quayside', name: 'Quayside Books', role: 'assistant' } as const;
const PAST = [{ name: 'Fern & Fable' }, { name: 'Fern & Fable' }];

const hrefsOf = (...given: Parameters<typeof doorsOf>) => doorsOf(...given).map(({ href }) => href);

it('one link for each business that somebody runs, and one inbox for all that they assist', () => {
  expect(hrefsOf([OWNED, ASSISTED, { ...ASSISTED, name: 'Hill Bakery' }])).toEqual(['/w/adeyemi', '/inbox']);
  expect(hrefsOf([])).toEqual([]);
});

it('somebody who no longer works for anybody still finds what they signed and were paid', () => {
  expect(doorsOf([], PAST)).toEqual([
    { href: '/inbox', title: 'Your inbox', detail: 'You have worked for Fern & Fable' },
  ]);
  expect(hrefsOf([OWNED], PAST)).toEqual(['/w/adeyemi', '/inbox']);
  expect(doorsOf([ASSISTED], PAST)[0]?.detail).toBe('Work for Quayside Books');
});

it('a sign-in leads directly to the only place where somebody works, or did', () => {
  expect(onlyDoorOf([OWNED], PAST)?.href).toBe('/w/adeyemi');
  expect(onlyDoorOf([], PAST)?.href).toBe('/inbox');
  expect(onlyDoorOf([OWNED, ASSISTED], [])).toBeNull();
  expect(onlyDoorOf([], [])).toBeNull();
});

it('settings are inside the only place where somebody works; of several, each is named above them', () => {
  expect(surroundingsOf([OWNED], [])).toEqual({ around: 'workspace', slug: 'adeyemi' });
  expect(surroundingsOf([ASSISTED, { ...ASSISTED, name: 'Hill Bakery' }], PAST)).toEqual({ around: 'inbox' });
  expect(surroundingsOf([], PAST)).toEqual({ around: 'inbox' });
  expect(surroundingsOf([], [])).toEqual({ around: 'nothing', doors: [] });
  const both = surroundingsOf([OWNED, ASSISTED], []);
  expect(both.around === 'nothing' && both.doors.map(({ title }) => title)).toEqual([
    'Adeyemi Ceramics',
    'Your inbox',
  ]);
});
