import { expect, it } from 'vitest';
import { aboutTypedName, isSameName } from '@/lib/agreements/signing/signed-name.rules';

it.each([
  ['Maria Santos', 'Maria Santos'],
  ['maria  santos', 'Maria Santos'],
  ['Santos, Maria', 'Maria Santos'],
  ['Maria L. Santos', 'Maria Santos'],
  ['M. Santos', 'Maria Lourdes Santos'],
  ['Maria', 'Maria Santos'],
  ['Maria Lourdes Santos', 'M. Santos'],
  ['Maria San', 'Maria Santos'],
  ['Maria Santos', 'M. S.'],
  ['Van derBerg', 'Vander Berg'],
  ['Jose Nunez', 'José Núñez'],
  ['Sean O’Neill', "Sean O'Neill"],
  ['Ana Maria Ruiz', 'Ana-María Ruiz'],
  ['山田太郎', '山田 太郎'],
  ['', 'Maria Santos'],
  [' . ', 'Maria Santos'],
])('%s can be %s', (typed, known) => {
  expect(isSameName(typed, known)).toBe(true);
});

it.each([
  ['Dewi Lestari', 'Maria Santos'],
  ['Maria Reyes', 'Maria Santos'],
  ['Maria Maria', 'Maria Santos'],
  ['M. M. Santos', 'Maria Santos Cruz'],
  ['x', 'Maria Santos'],
  ['Maria Stanos', 'Maria Santos'],
])('%s is another name than %s', (typed, known) => {
  expect(isSameName(typed, known)).toBe(false);
});

it('a name that isn’t the known one is reported, with the place that has the known one', () => {
  const known = { name: 'Maria Santos', standsIn: 'agreement' } as const;

  expect(aboutTypedName('Maria L. Santos', known)).toBeNull();
  expect(aboutTypedName('Dewi', known)).toMatch(/^The agreement names Maria Santos, and this is another/);
  expect(aboutTypedName('Dewi', { ...known, standsIn: 'account' })).toMatch(/^Your account is called Maria/);
});
