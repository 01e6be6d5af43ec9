import { expect, it } from 'vitest';
import { listHolidayCountries } from '@/lib/platform/time/holidays';

it('countries go by the names under which people look for them', async () => {
  const countries = await listHolidayCountries();
  const nameOf = (wanted: string) => countries.find(({ code }) => code === wanted)?.name;

  expect(['BD', 'CI', 'IT', 'MA', 'PH', 'SZ', 'TG'].map(nameOf)).toEqual([
    'Bangladesh',
    'Côte d’Ivoire',
    'Italy',
    'Morocco',
    'Philippines',
    'Eswatini',
    'Togo',
  ]);
  expect(countries.filter(({ name, code }) => name === code)).toEqual([]);
});
