import { expect, it } from 'vitest';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { findDemoPerson, listDemoPeople } from '@/lib/people/signing-in/demo-people.queries';
import { givenPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

givenDatabase();

it('a demo offers those of its people who exist', async () => {
  const before = await listDemoPeople();
  const ruth = await givenPerson(DEMO_PEOPLE.owner);
  await givenPerson({ name: 'Somebody Real', email: 'real@inbox.example', zone: 'UTC' });

  expect(before).toEqual([]);
  expect(await listDemoPeople()).toEqual(['owner']);
  expect(await findDemoPerson('owner')).toEqual({ id: ruth.userId });
});

it.each(['', 'assistant', 'real@inbox.example', 'constructor', '__proto__'])(
  "%j isn't one of them",
  async (word) => {
    expect(await findDemoPerson(word)).toBeNull();
  },
);
